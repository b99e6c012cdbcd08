// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  ask,
  bystander,
  connected,
  departure,
  eachTransport,
  Frames,
  http,
  next,
  Polling,
  replies,
  slowPost,
  TRANSPORTS,
} from "./support.mjs";

const LIMIT = 1_000_000;
const pattern = (size) => Buffer.from(Uint8Array.from({ length: size }, (_, i) => i));
const digest = (text) => ({ length: text.length, start: text.slice(0, 20), end: text.slice(-20) });

/** A packet of so many bytes, and what it echoes. */
function echoOf(bytes) {
  const [head, tail] = ['420["echo-ack","', '"]'];
  const text = "x".repeat(bytes - head.length - tail.length);
  return { packet: head + text + tail, answer: `430["${text}"]` };
}

describe("large data", () => {
  eachTransport((transport) => {
    it("is text of 900 kB in both directions", async (t) => {
      const socket = await connected(t, transport);
      const text = "€".repeat(300_000 - 20);
      const [echoed] = await replies(socket, "echo-ack", text);
      assert.deepEqual(digest(echoed), digest(text));
      assert.ok(echoed === text);
    });

    it("is binary in both directions", async (t) => {
      const socket = await connected(t, transport);
      // Over polling it is Base64, four bytes for three.
      const bytes = pattern(transport === TRANSPORTS["WebSocket only"] ? 900_000 : 700_000);
      const back = next(socket, "reversed");
      socket.emit("reverse", bytes);
      const [reversed] = await back;
      assert.equal(reversed.length, bytes.length);
      assert.ok(reversed.equals(Buffer.from(bytes).reverse()));
      assert.equal(await ask(socket, "echo-ack", "next"), "next");
    });

    it("may be larger than the limit if it is the server's", async (t) => {
      const socket = await connected(t, transport);
      const downloaded = next(socket, "downloaded");
      socket.emit("download", 3_000_000);
      const [bytes] = await downloaded;
      assert.equal(bytes.length, 3_000_000);
      assert.ok(bytes.equals(pattern(3_000_000)));
      const text = await ask(socket, "text", 3_000_000);
      assert.deepEqual(digest(text), digest("x".repeat(3_000_000)));
    });
  });
});

describe("too large a message", () => {
  it("ends a WebSocket with 1009 and without a text", async (t) => {
    const other = await bystander(t);
    const socket = await connected(t, TRANSPORTS["WebSocket only"]);
    const { id } = socket;
    const gone = next(socket, "disconnect");
    socket.emit("echo", "x".repeat(LIMIT));
    const [reason, details] = await gone;
    assert.equal(reason, "transport close");
    assert.equal(details.context.code, 1009);
    assert.equal(details.context.reason, "");
    assert.equal((await departure(other.socket, id)).reason, "transport error");
    await other.isServed();
  });

  it("ends a WebSocket if it is binary, too", async (t) => {
    const other = await bystander(t);
    const socket = await connected(t, TRANSPORTS["WebSocket only"]);
    const { id } = socket;
    const gone = next(socket, "disconnect");
    socket.emit("reverse", Buffer.alloc(LIMIT + 1));
    const [, details] = await gone;
    assert.equal(details.context.code, 1009);
    assert.equal(details.context.reason, "");
    assert.equal((await departure(other.socket, id)).reason, "transport error");
    await other.isServed();
  });

  it("is answered 413 over polling, which ends the client", async (t) => {
    const other = await bystander(t);
    const socket = await connected(t, TRANSPORTS["polling only"]);
    const gone = next(socket, "disconnect");
    socket.emit("echo", "x".repeat(LIMIT));
    const [reason, details] = await gone;
    assert.equal(reason, "transport error");
    assert.equal(details.message, "xhr post error");
    assert.equal(details.description, 413);
    await other.isServed();
  });

  it("of a WebSocket has one byte more than the limit", async (t) => {
    const frames = await Frames.open(t);
    await frames.join();
    const { packet, answer } = echoOf(LIMIT);
    frames.send(packet);
    assert.ok((await frames.next()) === answer);
    frames.send(echoOf(LIMIT + 1).packet);
    assert.deepEqual(await frames.isClosed(), { code: 1009, reason: "" });
  });

  it("of polling has one byte more than the limit, and leaves the session alone", async () => {
    const session = await Polling.open();
    await session.join();
    const { status, body } = await session.post(echoOf(LIMIT + 1).packet);
    assert.deepEqual([status, body], [413, ""]);
    const { packet, answer } = echoOf(LIMIT);
    await session.send(packet);
    assert.ok((await session.receive()) === answer);
  });

  it("is counted in bytes, not in characters", async (t) => {
    const packet = `42["echo","${"€".repeat(LIMIT / 3 + 1)}"]`;
    assert.ok(packet.length < LIMIT);
    const session = await Polling.open();
    assert.equal((await session.post(packet)).status, 413);
    const frames = await Frames.open(t);
    frames.send(packet);
    assert.deepEqual(await frames.isClosed(), { code: 1009, reason: "" });
  });

  it("is noticed when its length was not announced", async () => {
    const session = await Polling.open();
    await session.join();
    const { outgoing, answer } = slowPost(session.url());
    outgoing.write("4");
    for (let sent = 0; sent <= LIMIT; sent += 100_000) {
      outgoing.write("x".repeat(100_000));
    }
    outgoing.end();
    assert.ok([413, "cut"].includes(await answer), `answered ${await answer}`);
    await session.send('420["echo-ack","still here"]');
    assert.equal(await session.receive(), '430["still here"]');
  });

  it("of many small packets is too large as well", async () => {
    const session = await Polling.open();
    const { status } = await session.post(Array(200_001).fill("4abc").join("\x1e"));
    assert.equal(status, 413);
    const { status: known } = await http(session.url(), { method: "POST", body: "6" });
    assert.equal(known, 200);
  });
});
