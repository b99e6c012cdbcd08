// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import { connected, replies } from "./support.mjs";

let rooms = 0;

/** The name of a room that no other case uses. */
export const newRoom = () => `room ${++rooms}`;

/** A client that asks. */
export const asker = (t, transport) => connected(t, { ...transport, namespace: "/polls" });

/** A client in a room, which answers "vote" as it is told. */
export async function voter(t, transport, room, vote) {
  const socket = await asker(t, transport);
  if (vote) {
    socket.on("vote", (question, answer) => vote(answer, question));
  }
  await replies(socket, "join", room);
  return socket;
}

export const yes = (name) => ({ name, yes: true });
export const no = (name) => ({ name, yes: false });
