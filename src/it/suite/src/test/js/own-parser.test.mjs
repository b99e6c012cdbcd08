// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it } from "node:test";
import { ask, bystander, client, connected, connection, departure, eachTransport, Frames, next, refusal } from "./support.mjs";

/** Packets as JSON objects, as in the documentation of the reference. */
class Encoder {
  encode(packet) {
    return [JSON.stringify(packet)];
  }
}

class Decoder extends EventEmitter {
  add(chunk) {
    this.emit("decoded", JSON.parse(chunk));
  }

  destroy() {}
}

const parser = { Encoder, Decoder };

describe("a parser of the application", () => {
  eachTransport((transport) => {
    it("carries events and acknowledgements in both directions", async (t) => {
      const socket = await connected(t, { parser, ...transport });
      const values = [1, "€😀", { list: [null, true] }];
      assert.deepEqual(await ask(socket, "echo-ack", values), values);
      const back = next(socket, "echo-back");
      socket.emit("echo", ...values);
      assert.deepEqual(await back, values);
      socket.on("question", (question, answer) => answer(`${question}!`));
      assert.equal(await ask(socket, "ask", "why"), "why!");
    });

    it("carries what clients present, refusals and namespaces", async (t) => {
      const socket = await connected(t, { parser, auth: { token: "x" }, ...transport });
      assert.deepEqual((await ask(socket, "handshake")).auth, { token: "x" });
      assert.equal((await refusal(client(t, { parser, namespace: "/nowhere", ...transport }))).message, "Invalid namespace");
      const room = await connected(t, { parser, namespace: "/rooms", ...transport });
      const news = next(room, "news");
      const other = await connection(client(t, { parser, namespace: "/rooms", ...transport }));
      other.emit("broadcast", { n: 1 });
      assert.deepEqual(await news, [{ n: 1 }]);
    });
  });

  it("ends a connection that it does not understand, and no other", async (t) => {
    const other = await bystander(t, { parser });
    const frames = await Frames.open(t);
    frames.send('4{"type":0,"nsp":"/"}');
    const { sid } = JSON.parse((await frames.next()).slice(1)).data;
    frames.send('42["echo"]');
    await frames.isClosed();
    assert.equal((await departure(other.socket, sid)).reason, "forced close");
    await other.isServed();
  });
});
