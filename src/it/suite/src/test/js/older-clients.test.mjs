// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import engine from "engine.io-client-3";
import io from "socket.io-client-2";
import { encode, Polling } from "./eio3.mjs";
import {
  APP,
  ask,
  bystander,
  collect,
  connected as connectedNewer,
  eachTransport,
  FIXTURE,
  next,
  pathOf,
  replies,
  TRANSPORTS,
  within,
} from "./support.mjs";

// The application with socketio.allow-eio3=true, and the official clients of version 2.

const again = { reconnection: true, reconnectionDelay: 10, reconnectionDelayMax: 50 };
const upgrading = TRANSPORTS["polling, then WebSocket"];
const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, i) => i));

function client(t, { namespace = "", ...options } = {}) {
  const socket = io(new URL(APP).origin + namespace, {
    path: pathOf(APP),
    forceNew: true,
    reconnection: false,
    ...options,
  });
  t.after(() => socket.io.close());
  return socket;
}

function connection(socket) {
  const outcome = new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("error", (error) => reject(new Error(JSON.stringify(error))));
    socket.once("connect_error", reject);
  });
  return within(outcome, "the connection");
}

const connected = (t, options) => connection(client(t, options));

/** What a namespace tells a client that it refuses. */
function refusal(socket) {
  const outcome = new Promise((resolve, reject) => {
    socket.once("connect", () => reject(new Error("it was accepted")));
    socket.once("error", resolve);
  });
  return within(outcome, "the refusal");
}

async function upgraded(socket) {
  if (socket.io.engine.transport.name !== "websocket") {
    await next(socket.io.engine, "upgrade");
  }
}

describe("a client of version 2", () => {
  eachTransport((transport) => {
    it("is in the main namespace as soon as it is connected", async (t) => {
      const socket = await connected(t, transport);
      assert.equal(await ask(socket, "echo-ack", "hello"), "hello");
      assert.equal((await ask(socket, "handshake")).auth ?? null, null);
    });

    it("sends and receives events", async (t) => {
      const socket = await connected(t, transport);
      const args = [1, "€😀 \u2028 \u001e naïve", null, true, { a: [{}, []] }, ["\\n\n"]];
      const back = next(socket, "echo-back");
      socket.emit("echo", ...args);
      assert.deepEqual(await back, args);
    });

    it("sends and receives many events in order", async (t) => {
      const socket = await connected(t, transport);
      const counted = collect(socket, "counted", 200);
      const numbers = Array.from({ length: 200 }, (_, i) => i);
      numbers.forEach((number) => socket.emit("count", number));
      assert.deepEqual(await counted, numbers);
    });

    it("sends and receives bytes", async (t) => {
      const socket = await connected(t, transport);
      const back = next(socket, "reversed");
      socket.emit("reverse", ALL_BYTES);
      assert.deepEqual(await back, [Buffer.from(ALL_BYTES).reverse()]);
      const echoed = next(socket, "echo-back");
      socket.emit("echo", "text", { deep: [Buffer.from([1])] }, Buffer.alloc(0), Buffer.from([2, 3]));
      assert.deepEqual(await echoed, ["text", { deep: [Buffer.from([1])] }, Buffer.alloc(0), Buffer.from([2, 3])]);
    });

    it("acknowledges and is acknowledged, also with bytes", async (t) => {
      const socket = await connected(t, transport);
      socket.on("question", (question, answer) => answer(`${question}!`));
      assert.equal(await ask(socket, "ask", "really"), "really!");
      socket.on("question-bytes", (bytes, answer) => answer(bytes));
      assert.deepEqual(await ask(socket, "ask-bytes", Buffer.from([1, 2, 3])), Buffer.from([3, 2, 1]));
      assert.deepEqual(await replies(socket, "echo-ack", 1, Buffer.from([4])), [1, Buffer.from([4])]);
    });

    it("joins another namespace", async (t) => {
      const socket = await connected(t, { ...transport, namespace: "/rooms" });
      assert.equal((await replies(socket, "join", ["a"])).length, 0);
      const rooms = await ask(socket, "rooms");
      assert.equal(rooms.length, 2);
      assert.ok(rooms.includes("a"));
      assert.ok(rooms.every((room) => !room.includes(socket.io.engine.id)), "the id of the session is a secret");
    });

    it("shows a namespace who it is by a query", async (t) => {
      const socket = client(t, { ...transport, namespace: "/admin?user=J%C3%BCrgen%20%26%20co&token=secret" });
      const welcome = next(socket, "welcome");
      await connection(socket);
      const [{ user, rooms }] = await welcome;
      assert.equal(user, "Jürgen & co");
      assert.ok(rooms.includes("lobby"));
      assert.equal(await ask(socket, "whoami"), "Jürgen & co");
    });

    it("is told why it is refused", async (t) => {
      assert.equal(await refusal(client(t, { ...transport, namespace: "/admin" })), "credentials required");
      assert.deepEqual(await refusal(client(t, { ...transport, namespace: "/admin?user=eve&token=x" })), {
        code: 401,
        user: "eve",
      });
      assert.equal(await refusal(client(t, { ...transport, namespace: "/admin?token=crash" })), "Internal error");
      assert.deepEqual(await refusal(client(t, { ...transport, namespace: "/random" })), {
        message: "Invalid namespace",
      });
    });

    it("is reached by broadcasts as others are", async (t) => {
      const older = await connected(t, { ...transport, namespace: "/rooms" });
      const newer = await connectedNewer(t, { ...transport, namespace: "/rooms" });
      const room = `older ${transport.transports}`;
      await replies(older, "join", [room]);
      await replies(newer, "join", [room]);
      const news = [next(older, "news"), next(newer, "news")];
      newer.emit("everyone-in", [room], Buffer.from([1, 2, 3]));
      assert.deepEqual(await Promise.all(news), [[Buffer.from([1, 2, 3])], [Buffer.from([1, 2, 3])]]);
    });

    it("leaves a namespace and joins it again", async (t) => {
      const main = await connected(t, transport);
      const rooms = await connection(main.io.socket("/rooms"));
      rooms.close();
      assert.equal(await ask(main, "echo-ack", 1), 1);
      rooms.open();
      await connection(rooms);
      assert.equal((await ask(rooms, "rooms")).length, 1);
    });

    it("is disconnected by the server", async (t) => {
      for (const close of [false, true]) {
        const socket = await connected(t, { ...transport, ...again });
        const gone = next(socket, "disconnect");
        socket.emit("disconnect-me", close);
        assert.deepEqual(await gone, ["io server disconnect"]);
      }
    });

    it("reconnects when its connection is lost, and joins its namespaces again", async (t) => {
      const socket = await connected(t, { ...transport, ...again, namespace: "/admin?user=ann&token=secret" });
      const before = socket.io.engine.id;
      const gone = next(socket, "disconnect");
      const back = next(socket, "connect");
      socket.io.engine.write("this is no packet, so the server closes the connection");
      await gone;
      await back;
      assert.notEqual(socket.io.engine.id, before);
      assert.equal(await ask(socket, "whoami"), "ann");
    });
  });

  it("reconnects when the server knows its session no more, as after a restart", async (t) => {
    const socket = await connected(t, { ...again, transports: ["polling"] });
    const sid = socket.io.engine.id;
    const back = next(socket, "reconnect");
    await new Polling({ sid }, { base: APP }).send("1:1");
    await back;
    assert.notEqual(socket.io.engine.id, sid);
    assert.equal(await ask(socket, "echo-ack", "back"), "back");
  });

  it("changes to WebSocket, and loses nothing by it", async (t) => {
    const socket = await connected(t, upgrading);
    const counted = collect(socket, "counted", 500);
    const numbers = Array.from({ length: 500 }, (_, i) => i);
    for (const number of numbers) {
      socket.emit("count", number);
      if (number % 50 === 0) {
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    }
    assert.deepEqual(await counted, numbers);
    await upgraded(socket);
    assert.equal(await ask(socket, "transport"), "websocket");
    assert.deepEqual(await ask(socket, "echo-ack", ALL_BYTES), ALL_BYTES);
  });

  it("that sends garbage ends its own connection only", async (t) => {
    const other = await bystander(t);
    for (const garbage of ["1:9", encode("4x"), encode("42[]"), encode("40"), "9999999999999:4", "6:4hello"]) {
      const session = await Polling.open({ base: APP });
      await session.post(garbage).catch(() => "a server may cut the connection");
      let status;
      for (let polls = 0; polls < 4 && status !== 400; polls++) {
        ({ status } = await session.get());
      }
      assert.equal(status, 400, garbage);
    }
    await other.isServed();
  });
});

describe("the engine's client of version 3", () => {
  const options = { path: new URL("engine.io/", FIXTURE).pathname };

  async function opened(t, transport) {
    const socket = engine(new URL(FIXTURE).origin, { ...options, ...transport });
    t.after(() => socket.close());
    await next(socket, "open");
    return socket;
  }

  eachTransport((transport) => {
    it("gets its messages back", async (t) => {
      const socket = await opened(t, transport);
      for (const message of ["hello", "€😀", ALL_BYTES, Buffer.alloc(0)]) {
        const back = next(socket, "message");
        socket.send(message);
        assert.deepEqual(await back, [message]);
      }
    });

    it("stays connected by its heartbeats", async (t) => {
      const socket = await opened(t, transport);
      const { id } = socket;
      for (let pongs = 0; pongs < 8; pongs++) {
        await next(socket, "pong");
      }
      const back = next(socket, "message");
      socket.send("still there");
      assert.deepEqual(await back, ["still there"]);
      assert.equal(socket.id, id);
    });
  });
});
