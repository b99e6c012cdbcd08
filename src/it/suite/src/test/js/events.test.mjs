// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, collect, connected, eachTransport, next, overMessagePack, replies } from "./support.mjs";

/** The MessagePack parser of the client writes whole numbers as integers of 64 bits, and loses what is beyond. */
const LARGE = overMessagePack ? [] : [1e21, 1.7976931348623157e308];

const VALUES = {
  null: null,
  booleans: [true, false],
  "whole numbers": [0, 1, -1, 2147483648, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  "fractions and exponents": [1.5, -0.1, 5e-324, ...LARGE],
  "text with escapes": ["", " ", '"quoted" \\ back', "line\nbreak\ttab", "\u0000\u001e\u007f", "\u2028\u2029", "/a,1[]"],
  "text of all planes": ["é", "€", "😀", "汉字", "עברית", "e\u0301", "\uffff", "\u{10ffff}"],
  "empty array and object": [[], {}],
  "nested values": { a: [1, { b: [[], {}, [null]] }], "€ 😀": { "": "empty key" } },
  "what looks like a placeholder": { _placeholder: true, num: 0 },
};

describe("an event", () => {
  eachTransport((transport) => {
    for (const [name, value] of Object.entries(VALUES)) {
      it(`carries ${name} there and back`, async (t) => {
        const socket = await connected(t, transport);
        const back = next(socket, "echo-back");
        socket.emit("echo", value);
        assert.deepEqual(await back, [value]);
      });
    }

    it("may have no arguments", async (t) => {
      const socket = await connected(t, transport);
      const back = next(socket, "echo-back");
      socket.emit("echo");
      assert.deepEqual(await back, []);
    });

    it("may have many arguments", async (t) => {
      const socket = await connected(t, transport);
      const args = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? i : i % 3 === 1 ? `${i}` : { i: [i] }));
      const back = next(socket, "echo-back");
      socket.emit("echo", ...args);
      assert.deepEqual(await back, args);
    });

    it("keeps an array argument apart from several arguments", async (t) => {
      const socket = await connected(t, transport);
      const back = next(socket, "echo-back");
      socket.emit("echo", [1, 2], [[3]]);
      assert.deepEqual(await back, [[1, 2], [[3]]]);
    });

    it("may have any name", async (t) => {
      const socket = await connected(t, transport);
      assert.equal(await ask(socket, 'naïve €😀 "name"', "heard"), "heard");
    });

    it("that is sent without a name is a message", async (t) => {
      const socket = await connected(t, transport);
      const back = next(socket, "message");
      socket.send("hi", 1);
      assert.deepEqual(await back, ["hi", 1]);
    });

    it("of an unknown name is ignored", async (t) => {
      const socket = await connected(t, transport);
      socket.emit("what is this", 1, { a: Buffer.from([1]) });
      assert.deepEqual(await replies(socket, "echo-ack", "next"), ["next"]);
    });

    // That parser swallows the character behind half a one.
    it("with half a character in it harms nothing", { skip: overMessagePack }, async (t) => {
      const socket = await connected(t, transport);
      const [echoed] = await replies(socket, "echo-ack", "<\ud83d>");
      assert.match(echoed, /^<.*>$/s);
      assert.equal(await ask(socket, "echo-ack", "next"), "next");
      assert.equal(socket.connected, true);
    });

    it("that is volatile reaches a client that is ready", async (t) => {
      const socket = await connected(t, transport);
      // Between two polls a client is not ready, so over polling the first ones may be dropped.
      const received = next(socket, "fleeting");
      const tries = setInterval(() => socket.emit("fleeting", "now"), 20);
      t.after(() => clearInterval(tries));
      assert.deepEqual(await received, ["now"]);
    });

    it("reaches a bean that is the socket's own", async (t) => {
      const [one, other] = [await connected(t, transport), await connected(t, transport)];
      assert.equal(await ask(one, "visit"), 1);
      assert.equal(await ask(one, "visit"), 2);
      assert.equal(await ask(other, "visit"), 1);
    });
  });
});

describe("a thousand events", () => {
  eachTransport((transport) => {
    it("of the server at once arrive complete and in order", async (t) => {
      const socket = await connected(t, transport);
      const received = collect(socket, "numbered", 1_000);
      socket.emit("burst", 1_000);
      assert.deepEqual(await received, Array.from({ length: 1_000 }, (_, i) => i));
    });

    it("of the client at once are handled completely and in order", async (t) => {
      const socket = await connected(t, transport);
      const handled = collect(socket, "counted", 1_000);
      for (let i = 0; i < 1_000; i++) {
        socket.emit("count", i);
      }
      assert.deepEqual(await handled, Array.from({ length: 1_000 }, (_, i) => i));
    });
  });
});
