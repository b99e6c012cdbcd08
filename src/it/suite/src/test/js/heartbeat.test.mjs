// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  ask,
  bystander,
  collect,
  connected,
  departure,
  eachTransport,
  FAST,
  Frames,
  next,
  Polling,
  within,
} from "./support.mjs";

// The application with these context parameters in its web.xml:
//   socketio.ping-interval=200ms, socketio.ping-timeout=1s, socketio.connect-timeout=1s, socketio.ack-timeout=500ms,
//   socketio.max-http-buffer-size=50000, socketio.cors.origin=*
const base = FAST;

describe("a configured server", () => {
  it("tells its clients", async () => {
    const { handshake } = await Polling.open({ base });
    const { sid, ...rest } = handshake;
    assert.deepEqual(rest, { upgrades: ["websocket"], pingInterval: 200, pingTimeout: 1_000, maxPayload: 50_000 });
    assert.equal(typeof sid, "string");
  });

  it("keeps to its limit", async (t) => {
    const frames = await Frames.open(t, { base });
    frames.send("4".repeat(50_001));
    assert.deepEqual(await frames.isClosed(), { code: 1009, reason: "" });
    const session = await Polling.open({ base });
    assert.equal((await session.post("4".repeat(50_001))).status, 413);
  });
});

describe("heartbeats", () => {
  eachTransport((transport) => {
    it("keep a connection alive", async (t) => {
      const socket = await connected(t, { ...transport, base });
      const { id } = socket;
      for (let pings = 0; pings < 8; pings++) {
        await next(socket.io, "ping");
      }
      assert.equal(socket.id, id);
      assert.equal(await ask(socket, "echo-ack", "alive"), "alive");
    });

    it("go on while much is on its way", async (t) => {
      const socket = await connected(t, { ...transport, base });
      const { id } = socket;
      const downloads = collect(socket, "downloaded", 30);
      for (let i = 0; i < 30; i++) {
        socket.emit("download", 65_536);
      }
      await downloads;
      await next(socket.io, "ping");
      assert.equal(socket.id, id);
      assert.equal(await ask(socket, "echo-ack", "alive"), "alive");
    });

    it("go on while a handler waits", async (t) => {
      const socket = await connected(t, { ...transport, base });
      const pings = next(socket.io, "ping").then(() => next(socket.io, "ping"));
      socket.on("question", (question, answer) => pings.then(() => setTimeout(() => answer(question), 0)));
      const { id } = socket;
      // Too late for an acknowledgement or not: the connection stays.
      await ask(socket, "ask", "anyone?");
      assert.equal(socket.id, id);
      assert.equal(await ask(socket, "echo-ack", "alive"), "alive");
    });
  });

  it("end a WebSocket that does not answer", async (t) => {
    const { socket: observer } = await bystander(t, { base });
    const frames = await Frames.open(t, { base, pongs: false });
    const sid = await frames.join();
    assert.equal(await frames.next(), "2");
    await frames.isClosed();
    assert.equal((await departure(observer, sid)).reason, "ping timeout");
  });

  it("end a polling session that does not answer", async (t) => {
    const { socket: observer } = await bystander(t, { base });
    const session = await Polling.open({ base });
    const sid = await session.join();
    assert.equal(await session.receive(), "2");
    assert.equal(await session.receive(), "1", "the parked poll is told");
    assert.equal((await departure(observer, sid)).reason, "ping timeout");
    await session.isGone();
  });

  it("end a polling session that does not even poll", async (t) => {
    const { socket: observer } = await bystander(t, { base });
    const session = await Polling.open({ base });
    const sid = await session.join();
    assert.equal((await departure(observer, sid)).reason, "ping timeout");
    await session.isGone();
  });
});

describe("a connection that joins no namespace", () => {
  it("is closed if it is a WebSocket", async (t) => {
    const frames = await Frames.open(t, { base });
    await frames.isClosed();
  });

  it("is closed if it polls", async () => {
    const session = await Polling.open({ base });
    // With the poll that waits or, if none does at that moment, with the next one.
    assert.match(await session.receiveBeyondPings(), /^(6\x1e)?1$/);
    await session.isGone();
  });

  it("is closed even if it was refused somewhere", async (t) => {
    const frames = await Frames.open(t, { base });
    frames.send("40/nowhere");
    assert.equal(await frames.next(), '44/nowhere,{"message":"Invalid namespace"}');
    await frames.isClosed();
  });

  it("is not closed later, when it has left all", async (t) => {
    const frames = await Frames.open(t, { base });
    await frames.join();
    frames.send("41");
    // Longer than the time it would have had to join one.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await frames.join();
  });
});

describe("an acknowledgement that does not come", () => {
  it("is an error to the handler that waits for it", async (t) => {
    const socket = await connected(t, { base });
    const reply = await within(ask(socket, "ask", "nobody listens"), "the error");
    assert.equal(typeof reply.error.code, "string");
    assert.equal(await ask(socket, "echo-ack", "next"), "next");
  });
});
