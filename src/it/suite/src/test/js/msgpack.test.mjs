// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import parser from "socket.io-msgpack-parser";
import {
  ask,
  bystander,
  client,
  connected,
  departure,
  eachTransport,
  Frames,
  next,
  onReference,
  Polling,
  refusal,
  replies,
  TRANSPORTS,
} from "./support.mjs";

const LIMIT = 1_000_000;
const bytes = (...values) => Buffer.from(values);
const reversed = (buffer) => Buffer.from(buffer).reverse();
const encode = (packet) => Buffer.from(new parser.Encoder().encode(packet)[0]);

function decode(message) {
  let packet;
  const decoder = new parser.Decoder();
  decoder.on("decoded", (decoded) => (packet = decoded));
  decoder.add(message);
  return packet;
}

describe("MessagePack", () => {
  eachTransport((transport) => {
    it("carries what clients present, binary data too", async (t) => {
      const auth = { token: "x", key: bytes(1, 2) };
      const socket = await connected(t, { auth, ...transport });
      assert.deepEqual((await ask(socket, "handshake")).auth, auth);
    });

    it("refuses with a reason", async (t) => {
      assert.equal((await refusal(client(t, { namespace: "/nowhere", ...transport }))).message, "Invalid namespace");
    });

    it("carries values of all kinds", async (t) => {
      const socket = await connected(t, transport);
      const values = [
        ...[0, 127, 128, 255, 256, 65535, 65536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1],
        ...[-1, -32, -33, -128, -129, -32768, -32769, -(2 ** 31), -(2 ** 31) - 1, -(2 ** 53 - 1)],
        ...[0.1, -1.5e-300, 2 ** 52 + 0.5, 2 ** 63, true, false, null, "", "€😀", "x".repeat(70_000)],
        ...[[], [[]], {}, { a: {} }, Array.from({ length: 70_000 }, (_, i) => i % 100)],
        Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, [i]])),
      ];
      assert.deepEqual(await replies(socket, "echo-ack", ...values), values);
    });

    it("has undefined, which is null or nothing", { skip: onReference }, async (t) => {
      const socket = await connected(t, transport);
      assert.deepEqual(await replies(socket, "echo-ack", undefined, { a: undefined, b: 1 }, [undefined], undefined), [
        null,
        { b: 1 },
        [null],
        null,
      ]);
      assert.equal(await ask(socket, "arity", undefined, 1, undefined), 3);
    });

    it("has dates, which come back as text", { skip: onReference }, async (t) => {
      const socket = await connected(t, transport);
      const date = new Date(1_700_000_000_123);
      assert.deepEqual(await ask(socket, "dates", date, new Date(-1), new Date(2 ** 40)), [1_700_000_000_123, -1, 2 ** 40]);
      assert.equal(await ask(socket, "echo-ack", date), date.toJSON());
      assert.equal(await ask(socket, "later", date, 1), "2023-11-14T22:13:20.124Z");
    });

    it("keeps all digits of integers", { skip: onReference }, async (t) => {
      const socket = await connected(t, transport);
      assert.deepEqual(await ask(socket, "integers", 2 ** 63, -(2 ** 63)), ["9223372036854775808", "-9223372036854775808"]);
      assert.deepEqual(await ask(socket, "integers", 2 ** 53 + 2, -(2 ** 53) - 2), [
        "9007199254740994",
        "-9007199254740994",
      ]);
      assert.equal(await ask(socket, "power", 62), 2 ** 62);
      assert.equal(await ask(socket, "power", 63), 2 ** 63);
      assert.equal(await ask(socket, "power", 70), 2 ** 70);
    });

    it("has binary data anywhere", async (t) => {
      const socket = await connected(t, transport);
      const args = ["text", bytes(1), { list: [bytes(2), { deep: [[bytes(3, 3)]] }], none: null }, [], bytes()];
      const back = next(socket, "echo-back");
      socket.emit("echo", ...args);
      assert.deepEqual(await back, args);
    });

    it("has buffers of arrays, which are binary data", { skip: onReference }, async (t) => {
      const socket = await connected(t, transport);
      const views = [Uint8Array.of(1).buffer, Uint8Array.of(1, 2, 3), new Uint8Array(8), Uint16Array.of(0x0201)];
      assert.deepEqual(await replies(socket, "echo-ack", ...views), [bytes(1), bytes(1, 2, 3), Buffer.alloc(8), bytes(1, 2)]);
    });

    it("binds binary data to typed arguments, and back", async (t) => {
      const socket = await connected(t, transport);
      const upload = { name: "€.png", content: bytes(1, 2, 3), parts: [bytes(1, 2), bytes()] };
      assert.deepEqual(await ask(socket, "upload", upload, bytes(9, 8)), {
        name: "€.png",
        content: bytes(3, 2, 1),
        parts: [bytes(2, 1), bytes()],
        preview: bytes(8, 9),
      });
    });

    it("has large binary data", async (t) => {
      const socket = await connected(t, transport);
      const large = Buffer.from(Uint8Array.from({ length: 700_000 }, (_, i) => i));
      const back = next(socket, "reversed");
      socket.emit("reverse", large);
      assert.ok((await back)[0].equals(reversed(large)));
      const downloaded = next(socket, "downloaded");
      socket.emit("download", 2_000_000);
      assert.equal((await downloaded)[0].length, 2_000_000);
    });

    it("asks clients, who answer", async (t) => {
      const socket = await connected(t, transport);
      socket.on("question", (question, answer) => answer(`${question}!`));
      socket.on("question-photo", ({ title, pixels }, answer) => {
        answer({ title: `${title} €`, pixels: Buffer.concat([bytes(0), pixels]) });
      });
      assert.equal(await ask(socket, "ask", "why"), "why!");
      assert.deepEqual(await ask(socket, "ask-photo", { title: "sea", pixels: bytes(1, 2) }), {
        title: "sea €",
        pixels: bytes(2, 1, 0),
      });
    });

    it("is broadcast, with binary data", async (t) => {
      const receivers = await Promise.all([1, 2].map(() => connected(t, { namespace: "/rooms", ...transport })));
      const sender = await connected(t, { namespace: "/rooms", ...transport });
      const news = receivers.map((receiver) => next(receiver, "news"));
      sender.emit("broadcast", { picture: bytes(1, 2, 3) });
      assert.deepEqual(await Promise.all(news), [[{ picture: bytes(1, 2, 3) }], [{ picture: bytes(1, 2, 3) }]]);
    });

    it("ends sockets, from either side", async (t) => {
      const other = await bystander(t);
      const leaving = await connected(t, transport);
      const { id } = leaving;
      leaving.disconnect();
      assert.match((await departure(other.socket, id)).reason, /^(client namespace disconnect|transport close)$/);
      const dismissed = await connected(t, transport);
      const gone = next(dismissed, "disconnect");
      dismissed.emit("disconnect-me", false);
      assert.equal((await gone)[0], "io server disconnect");
    });
  });

  it("is limited in size", async (t) => {
    const other = await bystander(t);
    const socket = await connected(t, TRANSPORTS["WebSocket only"]);
    const { id } = socket;
    const gone = next(socket, "disconnect");
    socket.emit("reverse", Buffer.alloc(LIMIT + 1));
    assert.equal((await gone)[1].context.code, 1009);
    assert.equal((await departure(other.socket, id)).reason, "transport error");
    await other.isServed();
  });

  it("takes members in any order, and those it does not know", async (t) => {
    const frames = await Frames.open(t);
    frames.send(encode({ more: [bytes(1)], nsp: "/", options: { compress: false }, type: 0 }));
    assert.equal(decode(await frames.next()).type, 0);
    frames.send(encode({ data: ["echo-ack", 5], id: 7, nsp: "/", type: 2 }));
    assert.deepEqual(decode(await frames.next()), { type: 3, nsp: "/", data: [5], id: 7 });
  });
});

const event = (...data) => encode({ type: 2, nsp: "/", data });
const raw = (hex) => Buffer.from(hex, "hex");

/** What is no packet, or must not come now, and for what reason it ends the connection. */
const GARBAGE = {
  text: '2["echo"]',
  nothing: bytes(),
  "a byte that is never used": raw("c1"),
  "a truncated packet": event("echo", "text").subarray(0, -1),
  "a packet with something behind it": Buffer.concat([event("echo"), bytes(0)]),
  "an array": raw("9302a12f91a165"),
  "a type that there is not": encode({ type: 5, nsp: "/", data: ["echo"] }),
  "a namespace that is no text": encode({ type: 2, nsp: 1, data: ["echo"] }),
  "an event that is an object": encode({ type: 2, nsp: "/", data: {} }),
  "an id that is text": encode({ type: 2, nsp: "/", data: ["echo"], id: "1" }),
  "two thousand million elements": Buffer.concat([event("echo").subarray(0, -6), raw("dd7fffffff")]),
  "two gigabytes": Buffer.concat([event("echo").subarray(0, -6), raw("c67fffffff")]),
  "an abyss": Buffer.concat([event("echo").subarray(0, -6), Buffer.alloc(100_000, 0x91), raw("c0")]),
};

/** What the reference takes. */
const STRICTER = {
  "an event without a name": event(),
  "an event of a reserved name": event("disconnect"),
  "too many attachments": event("echo", ...Array.from({ length: 11 }, () => bytes(1))),
  "a key that is an array": Buffer.concat([event("echo").subarray(0, -6), raw("92a16181900a")]),
};

/** Sends that over both transports and asserts that it ends the connection, and no other one. */
function ends(name, garbage, options = {}) {
  it(`${name}, over WebSocket`, options, async (t) => {
    const other = await bystander(t);
    const frames = await Frames.open(t);
    frames.send(encode({ type: 0, nsp: "/" }));
    const { sid } = decode(await frames.next()).data;
    frames.send(typeof garbage === "string" ? `4${garbage}` : garbage);
    await frames.isClosed();
    assert.equal((await departure(other.socket, sid)).reason, "forced close");
    await other.isServed();
  });

  it(`${name}, over polling`, options, async (t) => {
    const other = await bystander(t);
    const session = await Polling.open();
    await session.send(`b${encode({ type: 0, nsp: "/" }).toString("base64")}`);
    const packet = await session.receiveBeyondPings();
    const { sid } = decode(Buffer.from(packet.slice(1), "base64")).data;
    await session.post(typeof garbage === "string" ? `4${garbage}` : `b${garbage.toString("base64")}`).catch(() => {});
    await session.isGone();
    assert.equal((await departure(other.socket, sid)).reason, "forced close");
    await other.isServed();
  });
}

describe("a connection that speaks MessagePack ends, and no other, by", () => {
  for (const [name, garbage] of Object.entries(GARBAGE)) {
    ends(name, garbage);
  }
  for (const [name, garbage] of Object.entries(STRICTER)) {
    ends(name, garbage, { skip: onReference });
  }
});
