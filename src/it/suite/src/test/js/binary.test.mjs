// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, connected, eachTransport, next, replies } from "./support.mjs";

const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
const reversed = (bytes) => Buffer.from(bytes).reverse();
const bytes = (...values) => Buffer.from(values);

describe("binary data", () => {
  eachTransport((transport) => {
    it("comes back as it was", async (t) => {
      const socket = await connected(t, transport);
      const back = next(socket, "echo-back");
      socket.emit("echo", ALL_BYTES);
      assert.deepEqual(await back, [ALL_BYTES]);
    });

    it("is read and written by a handler", async (t) => {
      const socket = await connected(t, transport);
      const back = next(socket, "reversed");
      socket.emit("reverse", ALL_BYTES);
      assert.deepEqual(await back, [reversed(ALL_BYTES)]);
    });

    it("may be empty", async (t) => {
      const socket = await connected(t, transport);
      const back = next(socket, "reversed");
      socket.emit("reverse", bytes());
      assert.deepEqual(await back, [bytes()]);
    });

    it("may be any view of a buffer", async (t) => {
      const socket = await connected(t, transport);
      const { buffer } = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]);
      const views = [buffer, new Uint8Array(buffer, 2, 3), new DataView(buffer, 4, 2), new Uint16Array(buffer, 2, 1)];
      const back = next(socket, "echo-back");
      socket.emit("echo", ...views);
      assert.deepEqual(await back, [bytes(0, 1, 2, 3, 4, 5, 6, 7), bytes(2, 3, 4), bytes(4, 5), bytes(2, 3)]);
    });

    it("stands anywhere in the arguments, many times", async (t) => {
      const socket = await connected(t, transport);
      const args = [
        "text",
        bytes(1),
        { list: [bytes(2), { deep: { deeper: [[bytes(3, 3)]] } }], none: null },
        [],
        bytes(4),
      ];
      const back = next(socket, "echo-back");
      socket.emit("echo", ...args);
      assert.deepEqual(await back, args);
    });

    it("keeps its order with text around it", async (t) => {
      const socket = await connected(t, transport);
      const received = [];
      socket.on("echo-back", (value) => received.push(value));
      const sent = [];
      for (let i = 0; i < 50; i++) {
        const value = i % 2 ? i : { i: bytes(i) };
        sent.push(value);
        socket.emit("echo", value);
      }
      await replies(socket, "echo-ack");
      assert.deepEqual(received, sent);
    });

    it("is bound to typed arguments, and acknowledged", async (t) => {
      const socket = await connected(t, transport);
      const upload = { name: "€.png", content: ALL_BYTES, parts: [bytes(1, 2), bytes(), bytes(3, 4, 5)] };
      assert.deepEqual(await ask(socket, "upload", upload, bytes(9, 8, 7)), {
        name: "€.png",
        content: reversed(ALL_BYTES),
        parts: [bytes(2, 1), bytes(), bytes(5, 4, 3)],
        preview: bytes(7, 8, 9),
      });
    });

    it("is acknowledged in several values", async (t) => {
      const socket = await connected(t, transport);
      const values = [bytes(1, 2), "text", { nested: [bytes(3)] }];
      assert.deepEqual(await replies(socket, "echo-ack", ...values), values);
    });

    it("is asked for and acknowledged by the client", async (t) => {
      const socket = await connected(t, transport);
      socket.on("question-bytes", (question, answer) => answer(Buffer.concat([question, question])));
      assert.deepEqual(await ask(socket, "ask-bytes", bytes(1, 2, 3)), bytes(3, 2, 1, 3, 2, 1));
    });

    it("is asked for and acknowledged by the client within an object", async (t) => {
      const socket = await connected(t, transport);
      socket.on("question-photo", ({ title, pixels }, answer) => {
        answer({ title: `${title} €`, pixels: Buffer.concat([bytes(0), pixels]) });
      });
      const photo = await ask(socket, "ask-photo", { title: "sea", pixels: bytes(1, 2, 3) });
      assert.deepEqual(photo, { title: "sea €", pixels: bytes(3, 2, 1, 0) });
    });
  });
});
