// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NodeWebSocket, NodeXHR } from "engine.io-client";
import {
  ask,
  bystander,
  client,
  collect,
  connected,
  connection,
  departure,
  Frames,
  next,
  onReference,
  Polling,
  POLLING,
  replies,
  TRANSPORTS,
  url,
  webSocketRefusal,
  WEBSOCKET,
  within,
} from "./support.mjs";

const COUNT = 1_000;
const NUMBERS = Array.from({ length: COUNT }, (_, i) => i);
const upgrading = TRANSPORTS["polling, then WebSocket"];

/** A WebSocket transport that opens only when it is told to, and so decides when the upgrade begins. */
function webSocketThatWaits() {
  let open;
  const told = new Promise((resolve) => (open = resolve));
  class Waiting extends NodeWebSocket {
    doOpen() {
      told.then(() => super.doOpen());
    }
  }
  return { open, Waiting };
}

async function upgraded(socket) {
  if (socket.io.engine.transport.name !== "websocket") {
    await next(socket.io.engine, "upgrade");
  }
}

describe("an upgrade to WebSocket", () => {
  it("happens, and both sides know", async (t) => {
    const socket = await connected(t, upgrading);
    await upgraded(socket);
    assert.equal(await ask(socket, "transport"), "websocket");
    assert.equal((await ask(socket, "handshake")).query.transport, "polling", "the handshake stays what it was");
  });

  it("does not happen if the client does not want it", async (t) => {
    const socket = await connected(t, { ...upgrading, upgrade: false });
    assert.equal(await ask(socket, "transport"), "polling");
    assert.equal(socket.io.engine.transport.name, "polling");
  });

  it("is observed by the handlers of the socket", { skip: onReference }, async (t) => {
    const { open, Waiting } = webSocketThatWaits();
    const socket = await connection(client(t, { transports: [NodeXHR, Waiting] }));
    assert.equal((await replies(socket, "upgraded-to"))[0] ?? null, null);
    const upgrade = next(socket.io.engine, "upgrade");
    open();
    await upgrade;
    assert.equal(await ask(socket, "upgraded-to"), "websocket");
  });

  it("loses nothing that was sent right at the connection", async (t) => {
    const socket = client(t, upgrading);
    const counted = collect(socket, "counted", COUNT);
    const numbered = collect(socket, "numbered", COUNT);
    socket.emit("burst", COUNT);
    NUMBERS.forEach((i) => socket.emit("count", i));
    await connection(socket);
    assert.deepEqual(await numbered, NUMBERS);
    assert.deepEqual(await counted, NUMBERS);
    await upgraded(socket);
    assert.equal(await ask(socket, "transport"), "websocket");
  });

  it("keeps a thousand messages in order that cross it in both directions", async (t) => {
    const { open, Waiting } = webSocketThatWaits();
    const socket = client(t, { transports: [NodeXHR, Waiting] });
    const arrivedBy = new Set();
    socket.on("counted", () => arrivedBy.add(socket.io.engine.transport.name));
    const counted = collect(socket, "counted", COUNT);
    await connection(socket);

    let sent = 0;
    const send = (count) => {
      for (const end = Math.min(sent + count, COUNT); sent < end; sent++) {
        socket.emit("count", sent);
      }
    };
    send(100);
    await next(socket, "counted");
    assert.deepEqual([...arrivedBy], ["polling"]);

    const upgrade = next(socket.io.engine, "upgrade");
    open();
    // A steady stream while the transports change; the last ones come after it, whatever the speed of either side.
    const stream = setInterval(() => sent < COUNT - 100 && send(5), 1);
    await upgrade;
    clearInterval(stream);
    send(COUNT);

    assert.deepEqual(await counted, NUMBERS);
    assert.deepEqual([...arrivedBy], ["polling", "websocket"]);
    assert.equal(await ask(socket, "transport"), "websocket");
  });

  it("keeps binary messages in order that cross it", async (t) => {
    const { open, Waiting } = webSocketThatWaits();
    const socket = client(t, { transports: [NodeXHR, Waiting] });
    const received = collect(socket, "reversed", 200);
    await connection(socket);
    const sent = Array.from({ length: 200 }, (_, i) => Buffer.from([0, i]));
    const upgrade = next(socket.io.engine, "upgrade");
    sent.slice(0, 50).forEach((bytes) => socket.emit("reverse", bytes));
    open();
    sent.slice(50, 150).forEach((bytes) => socket.emit("reverse", bytes));
    await upgrade;
    sent.slice(150).forEach((bytes) => socket.emit("reverse", bytes));
    assert.deepEqual(await received, sent.map((bytes) => Buffer.from(bytes).reverse()));
  });

  it("that is refused leaves the client on polling", async (t) => {
    const socket = client(t, {
      ...upgrading,
      transportOptions: { websocket: { query: { ...WEBSOCKET, sid: "unknown" } } },
    });
    const opened = new Promise((resolve) => socket.io.once("open", resolve));
    const failed = opened.then(() => next(socket.io.engine, "upgradeError"));
    await connection(socket);
    const [error] = await failed;
    assert.match(error.message, /probe error/);
    assert.equal(await ask(socket, "transport"), "polling");
  });
});

describe("an upgrade by hand", () => {
  /** A polling session and a WebSocket that has probed. */
  async function probed(t) {
    const session = await Polling.open();
    const sid = await session.join();
    const frames = await Frames.connect(t, { query: { ...WEBSOCKET, sid: session.sid } });
    frames.send("2probe");
    assert.equal(await frames.next(), "3probe");
    return { session, sid, frames };
  }

  it("releases parked polls until it is complete, and moves what waits to the WebSocket", async (t) => {
    const { session, frames } = await probed(t);
    assert.equal(await session.receive(), "6");
    assert.equal(await session.receive(), "6", "also one that comes later");
    await session.send('420["echo-ack","by polling"]');
    const { socket: observer } = await bystander(t);
    await ask(observer, "echo-ack", 1);
    frames.send("5");
    frames.send('421["echo-ack","by WebSocket"]');
    assert.equal(await frames.next(), '430["by polling"]');
    assert.equal(await frames.next(), '431["by WebSocket"]');
  });

  it("lets messages flow over polling before it is complete", async (t) => {
    const { session, frames } = await probed(t);
    await session.send('420["echo-ack","first"]');
    let packets;
    do {
      packets = await session.receive();
    } while (packets === "6");
    assert.equal(packets, '430["first"]');
    frames.send("5");
    frames.send('421["echo-ack","second"]');
    assert.equal(await frames.next(), '431["second"]');
  });

  it("makes polling with the same session a bad request", async (t) => {
    const { session, frames } = await probed(t);
    frames.send("5", '420["echo-ack",1]');
    assert.equal(await frames.next(), "430[1]");
    for (const { status, body } of [await session.get(), await session.post('42["echo",1]')]) {
      assert.equal(status, 400);
      assert.deepEqual(JSON.parse(body), { code: 3, message: "Bad request" });
    }
    frames.send('421["echo-ack",2]');
    assert.equal(await frames.next(), "431[2]");
  });

  it("is given up when the WebSocket begins with anything but a probe", async (t) => {
    for (const first of ["2", "4hello", "3probe", "2probex", "nonsense", Buffer.from([1])]) {
      const session = await Polling.open();
      await session.join();
      const frames = await Frames.connect(t, { query: { ...WEBSOCKET, sid: session.sid } });
      frames.send(first);
      await frames.isClosed();
      await session.send('420["echo-ack","still polling"]');
      assert.equal(await session.receive(), '430["still polling"]', `after ${first}`);
    }
  });

  it("is given up when the WebSocket is closed half-way", async (t) => {
    const { session, frames } = await probed(t);
    frames.socket.close();
    await frames.isClosed();
    await session.send('420["echo-ack","still polling"]');
    let packets;
    do {
      packets = await session.receive();
    } while (packets === "6");
    assert.equal(packets, '430["still polling"]');
  });

  it("may be tried again after it was given up", async (t) => {
    const { session, frames } = await probed(t);
    frames.socket.close();
    await frames.isClosed();
    const second = await Frames.connect(t, { query: { ...WEBSOCKET, sid: session.sid } });
    second.send("2probe");
    assert.equal(await second.next(), "3probe");
    second.send("5", '420["echo-ack",1]');
    assert.equal(await second.next(), "430[1]");
  });

  it("is for one WebSocket, during and after it", async (t) => {
    const { session, frames } = await probed(t);
    const refused = async () => {
      const outcome = await webSocketRefusal({ ...WEBSOCKET, sid: session.sid }).catch(() => "accepted");
      if (outcome === "accepted") {
        const other = await Frames.connect(t, { query: { ...WEBSOCKET, sid: session.sid } });
        await other.isClosed();
      }
    };
    await refused();
    frames.send("5", '420["echo-ack",1]');
    assert.equal(await frames.next(), "430[1]");
    await refused();
    frames.send('421["echo-ack",2]');
    assert.equal(await frames.next(), "431[2]");
  });

  it("ends with the session", async (t) => {
    const { socket: observer } = await bystander(t);
    const { session, sid, frames } = await probed(t);
    await session.send("1");
    await frames.isClosed();
    assert.equal((await departure(observer, sid)).reason, "transport close");
  });

  it("answers a poll that was parked before the probe", async (t) => {
    const session = await Polling.open();
    await session.join();
    const parked = session.get();
    const frames = await Frames.connect(t, { query: { ...WEBSOCKET, sid: session.sid } });
    frames.send("2probe");
    assert.equal(await frames.next(), "3probe");
    const { status, body } = await within(parked, "the parked poll");
    assert.deepEqual([status, body], [200, "6"]);
    frames.send("5", '420["echo-ack",1]');
    assert.equal(await frames.next(), "430[1]");
  });

  it("is not possible for a session that began as a WebSocket", async (t) => {
    const frames = await Frames.open(t);
    await frames.join();
    const { sid } = frames.handshake;
    const response = await fetch(url({ ...POLLING, sid }));
    assert.equal(response.status, 400);
    assert.deepEqual(await response.json(), { code: 3, message: "Bad request" });
    frames.send('420["echo-ack",1]');
    assert.equal(await frames.next(), "430[1]");
  });
});
