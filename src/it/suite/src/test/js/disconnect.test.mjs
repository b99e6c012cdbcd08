// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  ask,
  bystander,
  client,
  connected,
  connection,
  departure,
  eachTransport,
  FAST,
  Frames,
  http,
  next,
  onReference,
  Polling,
  within,
} from "./support.mjs";

const again = { reconnection: true, reconnectionDelay: 10, reconnectionDelayMax: 50 };

describe("a client that is disconnected", () => {
  eachTransport((transport) => {
    for (const close of [false, true]) {
      it(`by the server ${close ? "with" : "without"} its connection stays away until it connects again`, async (t) => {
        const { socket: observer } = await bystander(t);
        const socket = await connected(t, { ...transport, ...again });
        const { id } = socket;
        const gone = next(socket, "disconnect");
        socket.emit("disconnect-me", close);
        const [reason] = await gone;
        assert.equal(reason, "io server disconnect");
        assert.equal(socket.active, false, "does not reconnect by itself");
        assert.equal(socket.id, undefined);
        const seen = await departure(observer, id);
        assert.equal(seen.reason, "server namespace disconnect");
        assert.deepEqual(seen.lastRooms, [id]);
        assert.deepEqual(seen.rooms, []);
        assert.equal(seen.connected, false);

        await connection(socket.connect());
        assert.notEqual(socket.id, id);
        assert.equal(await ask(socket, "echo-ack", "back"), "back");
      });
    }

    it("by losing its connection reconnects by itself", async (t) => {
      const { socket: observer } = await bystander(t);
      const socket = await connected(t, { ...transport, ...again });
      const before = { id: socket.id, engine: socket.io.engine.id };
      const gone = next(socket, "disconnect");
      const back = connection(socket);
      socket.io.engine.send("this is no packet, so the server closes the connection");
      assert.equal((await gone)[0], "transport close");
      await back;
      assert.notEqual(socket.id, before.id);
      assert.notEqual(socket.io.engine.id, before.engine);
      assert.equal((await departure(observer, before.id)).reason, "forced close");
      assert.equal(await ask(socket, "echo-ack", "back"), "back");
    });

    it("by losing its connection sends afterwards what it was told meanwhile", async (t) => {
      const socket = await connected(t, { ...transport, ...again });
      const gone = next(socket, "disconnect");
      socket.io.engine.send("this is no packet, so the server closes the connection");
      await gone;
      const answers = ["a", "b", "c"].map((text) => ask(socket, "echo-ack", text));
      assert.deepEqual(await Promise.all(answers), ["a", "b", "c"]);
    });

    it("by itself is seen to have left the namespace", async (t) => {
      const { socket: observer } = await bystander(t);
      const socket = await connected(t, transport);
      const { id } = socket;
      socket.disconnect();
      assert.equal((await departure(observer, id)).reason, "client namespace disconnect");
    });

    it("by the end of its connection is seen to have closed it", async (t) => {
      const { socket: observer } = await bystander(t);
      const socket = client(t, transport);
      await connection(socket);
      if (transport.transports.length > 1 && socket.io.engine.transport.name === "polling") {
        await next(socket.io.engine, "upgrade");
      }
      const { id } = socket;
      socket.io.engine.close();
      assert.equal((await departure(observer, id)).reason, "transport close");
    });

    it("has had all its earlier events handled", async (t) => {
      const { socket: observer } = await bystander(t);
      const socket = await connected(t, transport);
      const { id } = socket;
      const gone = next(socket, "disconnect");
      const last = next(socket, "reversed");
      socket.emit("reverse", Buffer.from([1, 2]));
      socket.emit("disconnect-me", true);
      assert.deepEqual(await last, [Buffer.from([2, 1])], "what was emitted before the end arrives");
      await gone;
      assert.equal((await departure(observer, id)).reason, "server namespace disconnect");
    });
  });
});

describe("the server sees", () => {
  it("a WebSocket that is closed as transport close", async (t) => {
    const { socket: observer } = await bystander(t);
    for (const end of [(socket) => socket.close(), (socket) => socket.close(1001, "going"), (socket) => socket.terminate()]) {
      const frames = await Frames.open(t);
      const sid = await frames.join();
      end(frames.socket);
      assert.equal((await departure(observer, sid)).reason, "transport close");
    }
  });

  it("a polling session that says goodbye as transport close", async (t) => {
    const { socket: observer } = await bystander(t);
    const session = await Polling.open();
    const sid = await session.join();
    await session.send("1");
    assert.equal((await departure(observer, sid)).reason, "transport close");
    await session.isGone();
  });

  // Containers do not tell that the client of a waiting poll has gone: a write, or the lack of a pong, does.
  it("a poll that is aborted as transport error, or for its heartbeat at the latest", async (t) => {
    const { socket: observer } = await bystander(t, { base: FAST });
    const session = await Polling.open({ base: FAST });
    const sid = await session.join();
    const abort = new AbortController();
    const poll = session.get({ signal: abort.signal }).catch(() => "aborted, unless a ping came before");
    // Answered after the poll has arrived, as far as one can tell from here.
    await ask(observer, "echo-ack", 1);
    setTimeout(() => abort.abort(), 50);
    await poll;
    assert.match((await departure(observer, sid)).reason, /^(transport error|ping timeout)$/);
    await session.isGone();
  });

  it("a second poll as transport error", async (t) => {
    const { socket: observer } = await bystander(t);
    const session = await Polling.open();
    const sid = await session.join();
    const polls = await Promise.all([session.get(), session.get()]);
    assert.deepEqual(polls.map(({ status }) => status).sort(), [200, 400]);
    assert.equal(polls.find(({ status }) => status === 200).body, "1");
    assert.equal(polls.find(({ status }) => status === 400).body, "");
    assert.equal((await departure(observer, sid)).reason, "transport error");
    await session.isGone();
  });

  it("all namespaces of a connection go with it", async (t) => {
    const { socket: observer } = await bystander(t);
    const frames = await Frames.open(t);
    const main = await frames.join();
    const rooms = await frames.join("/rooms,");
    frames.socket.close();
    for (const sid of [main, rooms]) {
      assert.equal((await departure(observer, sid)).reason, "transport close");
    }
  });
});

describe("disconnecting", () => {
  it("over polling sends the packet of every namespace before it ends the session", async () => {
    const session = await Polling.open();
    await session.join();
    await session.join("/rooms,");
    await session.send('42["disconnect-me",true]');
    const packets = await session.isGone();
    assert.deepEqual(packets.filter((packet) => packet !== "6"), ["41", "41/rooms,", "1"]);
  });

  it("over WebSocket sends the packet of every namespace before it closes normally", async (t) => {
    const frames = await Frames.open(t);
    await frames.join();
    await frames.join("/rooms,");
    frames.send('42["disconnect-me",true]');
    assert.deepEqual([await frames.next(), await frames.next()].sort(), ["41", "41/rooms,"]);
    const { code, reason } = await frames.isClosed();
    assert.equal(code, onReference ? 1005 : 1000);
    assert.equal(reason, "");
  });

  it("without the connection leaves it open, however few namespaces remain", async (t) => {
    const frames = await Frames.open(t);
    const first = await frames.join();
    frames.send('42["disconnect-me",false]');
    assert.equal(await frames.next(), "41");
    const second = await frames.join();
    assert.notEqual(second, first);
    frames.send('420["echo-ack",1]');
    assert.equal(await frames.next(), "430[1]");
  });

  it("answers a parked poll at once", async (t) => {
    const { socket: observer } = await bystander(t);
    const session = await Polling.open();
    const sid = await session.join();
    const parked = session.get();
    await session.send("41");
    assert.equal((await departure(observer, sid)).reason, "client namespace disconnect");
    await session.send("1");
    const { status, body } = await within(parked, "the parked poll");
    assert.deepEqual([status, body], [200, "6"]);
    assert.equal((await http(session.url())).status, 400);
  });
});
