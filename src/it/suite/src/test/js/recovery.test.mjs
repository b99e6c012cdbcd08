// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Connection state recovery. The application keeps sessions for 5 s, and 100 packets.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  ask,
  connected,
  connection,
  eachTransport,
  Frames,
  next,
  onReference,
  overMessagePack,
  Polling,
  RECOVERY,
  replies,
  within,
} from "./support.mjs";

const NAMESPACE = "/comebacks";
const KEPT_MILLIS = 5_000;
const KEPT_PACKETS = 100;

/** A client that writes down the news. */
async function listener(t, options) {
  const socket = await connected(t, { base: RECOVERY, namespace: NAMESPACE, ...options });
  const news = [];
  socket.on("news", (item) => news.push(item));
  return { socket, news, id: socket.id };
}

/** A client beside, which causes the news. */
async function reporter(t) {
  const socket = await connected(t, { base: RECOVERY, namespace: NAMESPACE, transports: ["websocket"] });
  return (event, ...args) => replies(socket, event, ...args);
}

/** Tells everyone something, which the client gets. */
async function tell({ socket }, report) {
  const heard = next(socket, "news");
  await report("everyone", "before");
  await heard;
}

/**
 * Waits until a client that upgrades has done so: servers do not notice that polls are cut, and what comes while the
 * client waits to close is there twice afterwards, because it buffers it without counting it.
 */
async function settle({ io: { engine, opts } }) {
  if (opts.transports.length > 1 && engine.transport.name === "polling") {
    await next(engine, "upgrade");
  }
}

/** Cuts the connection, and waits until the server has noticed. */
async function cut({ socket, id }, report) {
  await settle(socket);
  const gone = next(socket, "disconnect");
  socket.io.engine.close();
  await gone;
  await report("departure-of", id);
}

/** Connects again; tells whether the client thinks that it was recovered. */
async function comeBack({ socket }) {
  await connection(socket.connect());
  return Boolean(socket.recovered);
}

/** Waits for a last word, so that all that was sent before has come. */
async function heard({ socket, news }) {
  const end = within(
    new Promise((resolve) => socket.on("news", (item) => item === "the end" && resolve())),
    "the last word",
  );
  socket.emit("everyone", "the end");
  await end;
  return news.filter((item) => item !== "the end");
}

describe("a client that lost its connection", () => {
  eachTransport((transport) => {
    it("continues with its id, rooms and data", async (t) => {
      const report = await reporter(t);
      const client = await listener(t, transport);
      assert.equal((await ask(client.socket, "state")).recovered, false);
      await replies(client.socket, "join", "room");
      await replies(client.socket, "note", "my note");
      await cut(client, report);
      assert.equal(await comeBack(client), true);
      assert.equal(client.socket.id, client.id);
      const state = await ask(client.socket, "state");
      assert.equal(state.recovered, true);
      assert.equal(state.note, "my note");
      assert.deepEqual(state.rooms.sort(), [client.id, "room"].sort());
    });

    it("gets what it missed, in order, before it is connected", async (t) => {
      const report = await reporter(t);
      const client = await listener(t, transport);
      await replies(client.socket, "join", "room");
      await tell(client, report);
      await cut(client, report);
      await report("everyone", 1);
      await report("tell", ["room", "other"], { bytes: Buffer.from([1, 2]), deep: [Buffer.from([3])] });
      await report("tell", ["other"], "not for it");
      await report("except", "room", "not for it");
      await report("except", "other", "€😀");
      await report("tell", [client.id], null);
      await report("fleeting", "dropped");
      let atConnect;
      client.socket.once("connect", () => (atConnect = client.news.length));
      assert.equal(await comeBack(client), true);
      assert.equal(atConnect, 5);
      await report("everyone", "after");
      assert.deepEqual(await heard(client), [
        "before",
        1,
        { bytes: Buffer.from([1, 2]), deep: [Buffer.from([3])] },
        "€😀",
        null,
        "after",
      ]);
    });

    it("continues though it has never got an event", { skip: onReference }, async (t) => {
      const report = await reporter(t);
      const client = await listener(t, transport);
      await cut(client, report);
      await report("tell", [client.id], "missed");
      assert.equal(await comeBack(client), true);
      assert.deepEqual(await heard(client), ["missed"]);
    });

    it("continues again and again", async (t) => {
      const report = await reporter(t);
      const client = await listener(t, transport);
      for (let i = 0; i < 3; i++) {
        await cut(client, report);
        await report("tell", [client.id], i);
        assert.equal(await comeBack(client), true);
        assert.equal(client.socket.id, client.id);
        await report("tell", [client.id], `live ${i}`);
      }
      assert.deepEqual(await heard(client), [0, "live 0", 1, "live 1", 2, "live 2"]);
    });

    it("reconnects by itself, and gets nothing twice", async (t) => {
      const report = await reporter(t);
      const client = await listener(t, { ...transport, reconnection: true, reconnectionDelay: 10 });
      for (let i = 0; i < 20; i++) {
        await report("tell", [client.id], i);
        if (i % 5 === 4) {
          await settle(client.socket);
          const back = connection(client.socket);
          client.socket.io.engine.close();
          report("tell", [client.id], `gap ${i}`);
          await back;
          assert.equal(client.socket.recovered, true);
        }
      }
      const news = await heard(client);
      assert.deepEqual(news.filter((item) => typeof item === "number"), [...Array(20).keys()]);
      assert.deepEqual(news.filter((item) => typeof item === "string"), ["gap 4", "gap 9", "gap 14", "gap 19"]);
    });

    it("is not misled by volatile events", { skip: onReference }, async (t) => {
      const report = await reporter(t);
      const client = await listener(t, transport);
      await report("everyone", "lasting");
      // A poll may just be missing: until one has got through.
      while (!client.news.includes("text")) {
        await report("fleeting", "text");
        await sleep(20);
      }
      await cut(client, report);
      await report("everyone", "missed");
      assert.equal(await comeBack(client), true);
      assert.deepEqual((await heard(client)).filter((item) => item !== "text"), ["lasting", "missed"]);
    });

    it("connects anew if its secret or its offset is wrong", async (t) => {
      const report = await reporter(t);
      for (const tamper of [(socket) => (socket._pid = `x${socket._pid}`), (socket) => (socket._lastOffset = "€")]) {
        const client = await listener(t, transport);
        await tell(client, report);
        await cut(client, report);
        await report("everyone", "missed");
        tamper(client.socket);
        assert.equal(await comeBack(client), false);
        assert.notEqual(client.socket.id, client.id);
        assert.equal((await ask(client.socket, "state")).recovered, false);
        assert.deepEqual(await heard(client), ["before"]);
      }
    });

    it("connects anew if it missed too much", async (t) => {
      const report = await reporter(t);
      const client = await listener(t, transport);
      await tell(client, report);
      await cut(client, report);
      await Promise.all(Array.from({ length: KEPT_PACKETS + 1 }, (_, i) => report("everyone", i)));
      assert.equal(await comeBack(client), false);
      assert.deepEqual(await heard(client), ["before"]);
    });

    it("connects anew after it has left, or was disconnected", async (t) => {
      const report = await reporter(t);
      for (const leave of [(socket) => socket.disconnect(), (socket) => socket.emit("disconnect-me", false)]) {
        const client = await listener(t, transport);
        await report("everyone", "before");
        const gone = next(client.socket, "disconnect");
        leave(client.socket);
        await gone;
        await report("departure-of", client.id);
        assert.equal(await comeBack(client), false);
        assert.notEqual(client.socket.id, client.id);
      }
    });
  });

  it("connects anew after too long a time", async (t) => {
    const report = await reporter(t);
    const client = await listener(t, { transports: ["websocket"] });
    await tell(client, report);
    await cut(client, report);
    await report("everyone", "missed");
    await sleep(KEPT_MILLIS + 500);
    assert.equal(await comeBack(client), false);
    assert.deepEqual(await heard(client), ["before"]);
  });
});

describe("on the wire", { skip: overMessagePack && "its packets are JSON" }, () => {
  const where = { base: RECOVERY };
  const CONNECT = /^40\/comebacks,(\{"sid":"[^"]+","pid":"[^"]+"\})$/;
  const parse = (packet) => JSON.parse(packet.match(CONNECT)[1]);

  it("a WebSocket gets a secret, offsets, and what it missed before the CONNECT packet", async (t) => {
    const report = await reporter(t);
    const frames = await Frames.open(t, where);
    frames.send("40/comebacks,");
    const { sid, pid } = parse(await frames.next());
    await report("everyone", 1);
    const [, offset] = (await frames.next()).match(/^42\/comebacks,\["news",1,"(\w+)"\]$/);
    frames.socket.terminate();
    await report("departure-of", sid);
    await report("tell", [sid], Buffer.from([7]));
    const again = await Frames.open(t, where);
    again.send(`40/comebacks,${JSON.stringify({ pid, offset })}`);
    assert.match(
      await again.next(),
      /^451-\/comebacks,\["news",\{"_placeholder":true,"num":0\},"\w+"\]$/,
    );
    assert.deepEqual(await again.next(), Buffer.from([7]));
    assert.deepEqual(parse(await again.next()), { sid, pid });
  });

  it("polling gets the same, in one payload", async (t) => {
    const report = await reporter(t);
    const polling = await Polling.open(where);
    await polling.send("40/comebacks,");
    const { sid, pid } = parse(await polling.receiveBeyondPings());
    await polling.send("1");
    await report("departure-of", sid);
    await report("tell", [sid], 1);
    await report("tell", [sid], 2);
    const again = await Polling.open(where);
    await again.send(`40/comebacks,${JSON.stringify({ pid })}`);
    const packets = (await again.receiveBeyondPings()).split("\x1e");
    assert.equal(packets.length, 3);
    assert.match(packets[0], /^42\/comebacks,\["news",1,"\w+"\]$/);
    assert.match(packets[1], /^42\/comebacks,\["news",2,"\w+"\]$/);
    assert.deepEqual(parse(packets[2]), { sid, pid });
    await again.send("1");
  });

  it("the old connection ends if the server has not noticed yet that it is dead", { skip: onReference }, async (t) => {
    const report = await reporter(t);
    const dead = await Frames.open(t, where);
    dead.send("40/comebacks,");
    const { sid, pid } = parse(await dead.next());
    await report("tell", [sid], "lost");
    const again = await Frames.open(t, where);
    again.send(`40/comebacks,${JSON.stringify({ pid })}`);
    assert.match(await again.next(), /^42\/comebacks,\["news","lost","\w+"\]$/);
    assert.deepEqual(parse(await again.next()), { sid, pid });
    await dead.isClosed();
    assert.equal((await report("departure-of", sid))[0].reason, "transport close");
  });
});
