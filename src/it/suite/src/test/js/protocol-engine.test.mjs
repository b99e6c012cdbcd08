// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FIXTURE, Frames, http, Polling, url, webSocketRefusal, WEBSOCKET, within } from "./support.mjs";

// What the official suites of Engine.IO 4 and Socket.IO 5 assert of the lower layer, against the fixture that they
// prescribe: pings every 300 ms, to be answered within 200 ms, and at engine.io/ an echo of every message.

// The times that OfficialClientsIT gives the fixture.
const HANDSHAKE = { pingInterval: 300, pingTimeout: 1_000, maxPayload: 1_000_000 };

function handshakes(endpoint) {
  const fixture = { base: FIXTURE, endpoint };

  describe("a handshake over polling", () => {
    it("opens a session", async () => {
      const { handshake } = await Polling.open(fixture);
      const { sid, ...rest } = handshake;
      assert.equal(typeof sid, "string");
      assert.deepEqual(rest, { upgrades: ["websocket"], ...HANDSHAKE });
    });

    for (const [name, query] of Object.entries({
      "without a version": "transport=polling",
      "with a version that is none": "EIO=abc&transport=polling",
      "without a transport": "EIO=4",
      "with a transport that is none": "EIO=4&transport=abc",
    })) {
      it(`is refused ${name}`, async () => {
        assert.equal((await http(url(query, fixture))).status, 400);
      });
    }

    for (const method of ["POST", "PUT"]) {
      it(`is refused by ${method}`, async () => {
        assert.equal((await http(url("EIO=4&transport=polling", fixture), { method })).status, 400);
      });
    }
  });

  describe("a handshake over WebSocket", () => {
    it("opens a session", async (t) => {
      const { handshake } = await Frames.open(t, fixture);
      const { sid, ...rest } = handshake;
      assert.equal(typeof sid, "string");
      assert.deepEqual(rest, { upgrades: [], ...HANDSHAKE });
    });

    for (const [name, query] of Object.entries({
      "without a version": "transport=websocket",
      "with a version that is none": "EIO=abc&transport=websocket",
    })) {
      it(`is refused ${name}`, async (t) => {
        // Before or after it was opened: the reference does the latter.
        const refused = await webSocketRefusal(query, fixture).catch(() => "opened");
        if (refused === "opened") {
          await (await Frames.connect(t, { query, ...fixture })).isClosed();
        } else {
          assert.equal(refused.status, 400);
        }
      });
    }

    for (const [name, query] of Object.entries({
      "without a transport": "EIO=4",
      "with a transport that is none": "EIO=4&transport=abc",
    })) {
      it(`is refused ${name}`, async () => {
        assert.equal((await webSocketRefusal(query, fixture)).status, 400);
      });
    }
  });
}

function heartbeats(endpoint) {
  const fixture = { base: FIXTURE, endpoint };

  describe("a heartbeat", () => {
    it("goes on over polling", async () => {
      const session = await Polling.open(fixture);
      for (let pings = 0; pings < 3; pings++) {
        assert.equal(await session.receive(), "2");
        await session.send("3");
      }
    });

    it("that is not answered ends a polling session", async () => {
      const session = await Polling.open(fixture);
      // Nothing is told to a client that does not poll: it must try, late enough.
      await new Promise((resolve) => setTimeout(resolve, 2 * (HANDSHAKE.pingInterval + HANDSHAKE.pingTimeout)));
      assert.equal((await session.get()).status, 400);
    });

    it("goes on over WebSocket", async (t) => {
      const frames = await Frames.open(t, { ...fixture, pongs: false });
      for (let pings = 0; pings < 3; pings++) {
        assert.equal(await frames.next(), "2");
        frames.send("3");
      }
    });

    it("that is not answered ends a WebSocket", async (t) => {
      const frames = await Frames.open(t, { ...fixture, pongs: false });
      await frames.isClosed();
    });
  });
}

function farewells(endpoint) {
  const fixture = { base: FIXTURE, endpoint };

  describe("a client that says goodbye", () => {
    it("over polling ends the session, and its parked poll", async () => {
      const session = await Polling.open(fixture);
      const [poll] = await Promise.all([session.get(), session.send("1")]);
      assert.deepEqual([poll.status, poll.body], [200, "6"]);
      assert.equal((await session.get()).status, 400);
    });

    it("over WebSocket is gone in the end", async (t) => {
      const frames = await Frames.open(t, { ...fixture, pongs: false });
      frames.send("1");
      await frames.isClosed();
    });
  });
}

function upgrades(endpoint, verify) {
  const fixture = { base: FIXTURE, endpoint };

  async function probed(t) {
    const session = await Polling.open(fixture);
    const query = { ...WEBSOCKET, sid: session.sid };
    const frames = await Frames.connect(t, { ...fixture, query });
    frames.send("2probe");
    assert.equal(await frames.next(), "3probe");
    return { session, query, frames };
  }

  describe("an upgrade", () => {
    it("moves a session to WebSocket", async (t) => {
      const { session, frames } = await probed(t);
      assert.equal(await session.receiveBeyondPings(), "6");
      frames.send("5");
      await verify(frames);
    });

    it("makes polling with the same id an error", async (t) => {
      const { session, frames } = await probed(t);
      frames.send("5");
      await verify(frames); // A poll on a connection of its own could overtake the packet.
      assert.equal((await session.get()).status, 400);
      assert.equal(frames.socket.readyState, frames.socket.OPEN);
    });

    it("is for one WebSocket only", async (t) => {
      const { query, frames } = await probed(t);
      frames.send("5");
      await verify(frames);
      const refused = await webSocketRefusal(query, fixture).catch(() => "opened");
      if (refused === "opened") {
        await (await Frames.connect(t, { ...fixture, query })).isClosed();
      }
      assert.equal(frames.socket.readyState, frames.socket.OPEN);
    });
  });
}

describe("Engine.IO", () => {
  const endpoint = "engine.io/";
  const fixture = { base: FIXTURE, endpoint };

  handshakes(endpoint);
  heartbeats(endpoint);
  farewells(endpoint);
  upgrades(endpoint, async (frames) => {
    frames.send("4hello");
    assert.equal(await frames.next(), "4hello");
  });

  describe("messages over polling", () => {
    for (const [name, payload] of Object.entries({
      "one": "4hello",
      "several": "4test1\x1e4test2\x1e4test3",
      "text and bytes": "4hello\x1ebAQIDBA==",
    })) {
      it(`come back: ${name}`, async () => {
        const session = await Polling.open(fixture);
        await session.send(payload);
        let received = "";
        while (received.length < payload.length) {
          received += (received && "\x1e") + (await session.receiveBeyondPings());
        }
        assert.equal(received, payload);
      });
    }

    it("end the session if they are none", async () => {
      const session = await Polling.open(fixture);
      await session.post("abc").catch(() => "a server may cut the connection");
      assert.equal((await session.get()).status, 400);
    });

    it("end the session if it is polled twice at once", async () => {
      const session = await Polling.open(fixture);
      const [first, second] = await Promise.all([
        session.get(),
        new Promise((resolve) => setTimeout(resolve, 5)).then(() => session.get()),
      ]);
      assert.deepEqual([first.status, first.body], [200, "1"]);
      assert.ok([400, 500].includes(second.status), `answered ${second.status}`);
      assert.equal((await session.get()).status, 400);
    });

    it("end the session if its poll is cancelled", async () => {
      const session = await Polling.open(fixture);
      const abort = new AbortController();
      const poll = fetch(session.url(), { signal: abort.signal }).catch(({ name }) => name);
      await new Promise((resolve) => setTimeout(resolve, 100)); // it has to get there before;
      abort.abort();
      assert.equal(await within(poll, "the cancelled poll"), "AbortError");
      assert.equal((await session.get()).status, 400);
    });
  });

  describe("messages over WebSocket", () => {
    it("come back as text", async (t) => {
      const frames = await Frames.open(t, fixture);
      frames.send("4hello");
      assert.equal(await frames.next(), "4hello");
    });

    it("come back as bytes", async (t) => {
      const frames = await Frames.open(t, fixture);
      frames.send(Buffer.from([1, 2, 3, 4]));
      assert.deepEqual(await frames.next(), Buffer.from([1, 2, 3, 4]));
    });

    it("end the session if they are none", async (t) => {
      const frames = await Frames.open(t, fixture);
      frames.send("abc");
      await frames.isClosed();
    });
  });
});

describe("Engine.IO below Socket.IO", () => {
  const endpoint = "socket.io/";
  handshakes(endpoint);
  heartbeats(endpoint);
  farewells(endpoint);
  upgrades(endpoint, async (frames) => {
    await frames.join();
    assert.equal(await frames.next(), '42["auth",{}]');
  });
});
