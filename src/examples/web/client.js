/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

// The official client, as the server has it.
export { io, Manager } from "./socket.io/socket.io.esm.min.js";

/** Where the server is: the context path need not be the root. */
export const path = new URL("socket.io/", document.baseURI).pathname;

/** What the server replied instead of an answer: the message is for people, the code for programs. */
export class Rejected extends Error {
  constructor({ code, message, violations }) {
    super(violations?.[0].message ?? message);
    this.code = code;
  }
}

/** Emits and waits for the answer. Throws Rejected, or the client's own errors: a timeout, a lost connection. */
export async function ask(socket, event, ...args) {
  const reply = await socket.emitWithAck(event, ...args);
  if (reply?.error) throw new Rejected(reply.error);
  return reply;
}
