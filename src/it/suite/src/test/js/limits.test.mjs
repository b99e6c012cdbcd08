// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Limits that the reference does not have. The servers:
//   SOCKETIO_URL  20 events a second, 300 ms for handlers, messages of 50 kB, 400 kB wait for a client
//   CROWDED_URL   2 connections at a time, 12 handshakes a minute
//   DRAINED_URL   is drained by the last test
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  POLLING,
  Polling,
  WEBSOCKET,
  ask,
  client,
  connected,
  departure,
  eachTransport,
  http,
  next,
  refusal,
  url,
  webSocketRefusal,
  within,
} from "./support.mjs";

const CROWDED = process.env.CROWDED_URL;
const DRAINED = process.env.DRAINED_URL;
const TIMEOUT = { timeout: 20_000 };
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

describe("too many events", () => {
  eachTransport((options) => {
    it("are refused by their acknowledgements", TIMEOUT, async (t) => {
      const socket = await connected(t, options);
      const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(socket, "echo", `${i}`)));
      const refused = answers.filter((answer) => answer.error);
      assert.ok(refused.length >= 1 && refused.length <= 20, `${refused.length} were refused`);
      assert.equal(refused[0].error.code, "RATE_LIMITED");
      await sleep(1_100);
      assert.equal(await ask(socket, "echo", "again"), "again");
    });

    it("end in a disconnection", TIMEOUT, async (t) => {
      const observer = await connected(t);
      const socket = await connected(t, options);
      const { id } = socket;
      const gone = next(socket, "disconnect");
      for (let i = 0; i < 300; i++) {
        socket.emit("echo", "x");
      }
      await gone;
      assert.equal(
        await departure(observer, id),
        "forced close: the client sends too fast: over socketio.max-events-per-second",
      );
    });
  });
});

describe("a handler that takes too long", () => {
  eachTransport((options) => {
    it("is answered for", TIMEOUT, async (t) => {
      const socket = await connected(t, options);
      const { error } = await ask(socket, "never");
      assert.deepEqual(error, { code: "TIMEOUT", message: "the event takes too long to handle" });
      // The application is told by a thread of its own.
      while (!(await ask(socket, "failures")).includes("TIMEOUT")) {
        await sleep(20);
      }
    });
  });
});

describe("a message that is too large", () => {
  it("is the reason that the application is told, over WebSocket", TIMEOUT, async (t) => {
    const observer = await connected(t);
    const socket = await connected(t, { transports: ["websocket"] });
    const { id } = socket;
    socket.emit("echo", "x".repeat(60_000));
    assert.equal(await departure(observer, id), "transport error: message over socketio.max-http-buffer-size");
  });

  it("is the reason that the application is told, over polling", TIMEOUT, async (t) => {
    const observer = await connected(t);
    const session = await Polling.open();
    const id = await session.join();
    assert.equal((await session.post("x".repeat(60_000))).status, 413);
    const overlapping = [session.get(), session.get()];
    await Promise.allSettled(overlapping);
    assert.equal(await departure(observer, id), "transport error: message over socketio.max-http-buffer-size");
  });
});

describe("a client that does not read", () => {
  it("is told of, and ends", TIMEOUT, async (t) => {
    const observer = await connected(t);
    const session = await Polling.open();
    const id = await session.join();
    await session.send('42["flood",50000,6]');
    for (let slow = []; !slow.includes(id); slow = await ask(observer, "slow")) {
      await sleep(100);
    }
    await session.send('42["flood",50000,6]');
    assert.equal(
      await departure(observer, id),
      "transport error: the client reads too slowly: over socketio.max-outbound-buffer",
    );
  });
});

describe("too many connections", () => {
  it("are refused until one has gone", TIMEOUT, async (t) => {
    const first = await connected(t, { base: CROWDED, transports: ["websocket"] });
    const second = await connected(t, { base: CROWDED, transports: ["polling"] });
    assert.equal(await ask(first, "count"), 2);
    const { status, body } = await http(url(POLLING, { base: CROWDED }));
    assert.equal(status, 503);
    assert.deepEqual(JSON.parse(body), { code: 4, message: "Too many connections" });
    assert.deepEqual(await webSocketRefusal(WEBSOCKET, { base: CROWDED }), {
      status: 503,
      body: "Too many connections",
    });
    await refusal(client(t, { base: CROWDED }));
    assert.equal(await ask(first, "count"), 2);
    second.disconnect();
    for (let count = 2; count > 1; count = await ask(first, "count")) {
      await sleep(100);
    }
    await connected(t, { base: CROWDED, transports: ["websocket"] });
  });

  it("of one address within a minute are refused", TIMEOUT, async () => {
    let answer = { status: 200 };
    for (let i = 0; i < 13 && answer.status !== 429; i++) {
      answer = await http(url(POLLING, { base: CROWDED }));
    }
    assert.equal(answer.status, 429);
    assert.equal(answer.headers.get("retry-after"), "60");
    assert.deepEqual(JSON.parse(answer.body), { code: 4, message: "Too many handshakes from your address" });
    assert.deepEqual(await webSocketRefusal(WEBSOCKET, { base: CROWDED }), {
      status: 429,
      body: "Too many handshakes from your address",
    });
  });
});

describe("a server that is drained", () => {
  it("sends its clients elsewhere", TIMEOUT, async (t) => {
    const clients = await Promise.all(
      [["polling"], ["websocket"], ["polling", "websocket"]].map((transports) =>
        connected(t, { base: DRAINED, transports, reconnection: true, reconnectionDelay: 100 }),
      ),
    );
    const told = clients.map((socket) => next(socket, "moving"));
    const reasons = clients.map((socket) => next(socket, "disconnect"));
    const attempts = clients.map((socket) => within(new Promise((r) => socket.io.once("reconnect_error", r)), "503"));
    clients[1].emit("drain", 2_000);
    assert.deepEqual((await Promise.all(told)).flat(), [2_000, 2_000, 2_000]);
    for (const [reason] of await Promise.all(reasons)) {
      assert.ok(["transport close", "transport error"].includes(reason), reason);
    }
    await Promise.all(attempts); // to come back, which official clients make for these reasons only
    const { status, body } = await http(url(POLLING, { base: DRAINED }));
    assert.equal(status, 503);
    assert.deepEqual(JSON.parse(body), { code: 4, message: "Server is shutting down" });
  });
});
