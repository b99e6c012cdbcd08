// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Polling, POLLING, WEBSOCKET } from "./eio3.mjs";
import { FIXTURE, Frames, http, url, webSocketRefusal } from "./support.mjs";

// What the official suite of Engine.IO 3 asserts, against the fixture that it prescribes, which here allows that.

const HANDSHAKE = { pingInterval: 300, pingTimeout: 1_000, maxPayload: 1_000_000 };
const fixture = { base: FIXTURE, endpoint: "engine.io/" };

const openFrames = (t, query = WEBSOCKET) => Frames.open(t, { ...fixture, query, pongs: false });
const later = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

describe("a handshake of Engine.IO 3 over polling", () => {
  it("opens a session", async () => {
    const { handshake } = await Polling.open(fixture);
    const { sid, ...rest } = handshake;
    assert.equal(typeof sid, "string");
    assert.deepEqual(rest, { upgrades: ["websocket"], ...HANDSHAKE });
  });

  for (const [name, query] of Object.entries({
    "without a transport": "EIO=3",
    "with a transport that is none": "EIO=3&transport=abc",
  })) {
    it(`is refused ${name}`, async () => {
      const { status, body } = await http(url(query, fixture));
      assert.deepEqual([status, JSON.parse(body)], [400, { code: 0, message: "Transport unknown" }]);
    });
  }

  it("is refused by POST", async () => {
    const { status, body } = await http(url(POLLING, fixture), { method: "POST" });
    assert.deepEqual([status, JSON.parse(body)], [400, { code: 2, message: "Bad handshake method" }]);
  });
});

describe("a handshake of Engine.IO 3 over WebSocket", () => {
  for (const [name, query] of Object.entries({
    "opens a session": WEBSOCKET,
    "needs no version": "transport=websocket",
    "is taken for one if its version is none": "EIO=abc&transport=websocket",
  })) {
    it(name, async (t) => {
      const { handshake } = await openFrames(t, query);
      const { sid, ...rest } = handshake;
      assert.equal(typeof sid, "string");
      assert.deepEqual(rest, { upgrades: [], ...HANDSHAKE });
    });
  }

  for (const [name, query] of Object.entries({
    "without a transport": "EIO=3",
    "with a transport that is none": "EIO=3&transport=abc",
  })) {
    it(`is refused ${name}`, async () => {
      assert.equal((await webSocketRefusal(query, fixture)).status, 400);
    });
  }
});

describe("messages of Engine.IO 3 over polling", () => {
  const textOnly = { ...fixture, query: { b64: "1" } };

  for (const [name, payload] of Object.entries({
    "one": "6:4hello",
    "several": "6:4test16:4test26:4test3",
    "of many languages": "4:4€😀5:4naïf",
    "text and bytes": "6:4hello10:b4AQIDBA==",
  })) {
    it(`come back: ${name}`, async () => {
      const session = await Polling.open(textOnly);
      await session.send(payload);
      let received = "";
      while (received.length < payload.length) {
        received += await session.receive();
      }
      assert.equal(received, payload);
    });
  }

  for (const [name, body, headers] of [
    ["in Base64", "6:4hello10:b4AQIDBA=="],
    [
      "as bytes",
      Buffer.from([0, 6, 255, ...Buffer.from("4hello"), 1, 5, 255, 4, 1, 2, 3, 4]),
      { "content-type": "application/octet-stream" },
    ],
  ]) {
    it(`come back as bytes if the client can take them and sent them ${name}`, async () => {
      const session = await Polling.open(fixture);
      await session.send(body, headers);
      const { type, body: received } = await session.getBytes();
      const bytes = Buffer.from([0, 6, 255, ...Buffer.from("4hello"), 1, 5, 255, 4, 1, 2, 3, 4]);
      if (received.length === bytes.length) {
        assert.equal(type, "application/octet-stream");
        assert.deepEqual(received, bytes);
      } else {
        // The echo of the first may be on its way before the second is there.
        assert.equal(received.toString(), "6:4hello");
        assert.deepEqual((await session.getBytes()).body, bytes.subarray(9));
      }
    });
  }

  for (const body of ["abc", "6:4hell", "6:4hello6", "1:9", ""]) {
    it(`end the session if they are none: ${JSON.stringify(body)}`, async () => {
      const session = await Polling.open(fixture);
      await session.post(body).catch(() => "a server may cut the connection");
      assert.equal((await session.get()).status, 400);
    });
  }

  it("of another version are refused, and the session goes on", async () => {
    const session = await Polling.open(fixture);
    const { status, body } = await http(session.url({ EIO: "4" }));
    assert.deepEqual([status, JSON.parse(body)], [400, { code: 3, message: "Bad request" }]);
    await session.send("1:2");
    assert.equal(await session.receive(), "1:3");
  });

  it("end the session if it is polled twice at once", async () => {
    const session = await Polling.open(fixture);
    const [first, second] = await Promise.all([session.get(), later(5).then(() => session.get())]);
    assert.deepEqual([first.status, first.body], [200, "1:1"]);
    assert.ok([400, 500].includes(second.status), `answered ${second.status}`);
    assert.equal((await session.get()).status, 400);
  });
});

describe("messages of Engine.IO 3 over WebSocket", () => {
  it("come back as text", async (t) => {
    const frames = await openFrames(t);
    frames.send("4hello");
    assert.equal(await frames.next(), "4hello");
  });

  it("come back as bytes", async (t) => {
    const frames = await openFrames(t);
    frames.send(Buffer.from([4, 1, 2, 3, 4]));
    assert.deepEqual(await frames.next(), Buffer.from([4, 1, 2, 3, 4]));
  });

  it("come back as text if the client can take nothing else", async (t) => {
    const frames = await openFrames(t, { ...WEBSOCKET, b64: "1" });
    frames.send("b4AQIDBA==");
    assert.equal(await frames.next(), "b4AQIDBA==");
  });

  for (const [name, frame] of Object.entries({
    "text": "abc",
    "a type": "9",
    "bytes": Buffer.from([1, 2, 3]),
    "a type of bytes": Buffer.from([2]),
    "Base64": "b2AQID",
  })) {
    it(`end the session if they are no ${name}`, async (t) => {
      const frames = await openFrames(t);
      frames.send(frame);
      await frames.isClosed();
    });
  }
});

describe("a heartbeat of Engine.IO 3", () => {
  it("is answered over polling", async () => {
    const session = await Polling.open(fixture);
    for (let pings = 0; pings < 3; pings++) {
      await session.send("1:2");
      assert.equal(await session.receive(), "1:3");
    }
  });

  it("that does not come ends a polling session, which a late one is told", async () => {
    const session = await Polling.open(fixture);
    await later(HANDSHAKE.pingInterval + HANDSHAKE.pingTimeout);
    assert.equal((await session.post("1:2")).status, 400);
    assert.equal((await session.get()).status, 400);
  });

  it("that does not come ends the poll that waits", async () => {
    const session = await Polling.open(fixture);
    assert.equal(await session.receive(), "1:1");
  });

  it("is answered over WebSocket", async (t) => {
    const frames = await openFrames(t);
    for (let pings = 0; pings < 3; pings++) {
      frames.send("2");
      assert.equal(await frames.next(), "3");
    }
  });

  it("that does not come ends a WebSocket", async (t) => {
    const frames = await openFrames(t);
    await frames.isClosed();
  });
});

describe("a client of Engine.IO 3 that says goodbye", () => {
  it("over polling ends the session, and its parked poll", async () => {
    const session = await Polling.open(fixture);
    const [poll] = await Promise.all([session.get(), session.send("1:1")]);
    assert.deepEqual([poll.status, poll.body], [200, "1:6"]);
    assert.equal((await session.get()).status, 400);
  });

  it("over WebSocket is gone in the end", async (t) => {
    const frames = await openFrames(t);
    frames.send("1");
    await frames.isClosed();
  });
});

describe("an upgrade of Engine.IO 3", () => {
  async function probed(t) {
    const session = await Polling.open(fixture);
    const query = { ...WEBSOCKET, sid: session.sid };
    const frames = await Frames.connect(t, { ...fixture, query, pongs: false });
    frames.send("2probe");
    assert.equal(await frames.next(), "3probe");
    return { session, query, frames };
  }

  async function complete(frames) {
    frames.send("5");
    frames.send("4hello");
    assert.equal(await frames.next(), "4hello");
  }

  it("moves a session to WebSocket", async (t) => {
    const { session, frames } = await probed(t);
    assert.equal(await session.receive(), "1:6");
    await complete(frames);
  });

  it("makes polling with the same id an error", async (t) => {
    const { session, frames } = await probed(t);
    await complete(frames);
    assert.equal((await session.get()).status, 400);
    assert.equal(frames.socket.readyState, frames.socket.OPEN);
  });

  it("is for one WebSocket only", async (t) => {
    const { query, frames } = await probed(t);
    await complete(frames);
    const refused = await webSocketRefusal(query, fixture).catch(() => "opened");
    if (refused === "opened") {
      await (await Frames.connect(t, { ...fixture, query })).isClosed();
    }
    assert.equal(frames.socket.readyState, frames.socket.OPEN);
  });

  it("does not end the heartbeat, as it does in the reference", async (t) => {
    const { frames } = await probed(t);
    await complete(frames);
    await frames.isClosed();
  });
});
