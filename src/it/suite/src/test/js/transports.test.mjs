// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fetch, NodeWebSocket, NodeXHR, Socket } from "engine.io-client";
import {
  APP,
  ask,
  client,
  connected,
  connection,
  eachTransport,
  Frames,
  next,
  pathOf,
  Polling,
  refusal,
  WEBSOCKET,
} from "./support.mjs";

const refusedWebSocket = { transportOptions: { websocket: { query: { ...WEBSOCKET, sid: "unknown" } } } };

/** A client of the lower layer. */
function engine(t, options) {
  const socket = new Socket(new URL(APP).origin, { path: pathOf(APP), ...options });
  t.after(() => socket.close());
  return socket;
}

describe("a client of Engine.IO", () => {
  eachTransport((transport) => {
    it("is told the handshake", async (t) => {
      const socket = engine(t, transport);
      const [handshake] = await next(socket, "handshake");
      const { sid, ...rest } = handshake;
      assert.match(sid, /^[\w-]{20}$/);
      assert.deepEqual(rest, {
        upgrades: transport.transports[0] === "polling" ? ["websocket"] : [],
        pingInterval: 25_000,
        pingTimeout: 20_000,
        maxPayload: 1_000_000,
      });
    });

    it("joins a namespace by hand", async (t) => {
      const socket = engine(t, transport);
      await next(socket, "open");
      const answer = next(socket, "message");
      socket.send("0");
      assert.match((await answer)[0], /^0\{"sid":"[\w-]{20}"\}$/);
    });

    it("closes", async (t) => {
      const socket = engine(t, transport);
      await next(socket, "open");
      const closed = next(socket, "close");
      socket.close();
      assert.equal((await closed)[0], "forced close");
    });
  });

  it("upgrades once the WebSocket has been probed", async (t) => {
    const socket = engine(t, { transports: ["polling", "websocket"] });
    const events = [];
    for (const event of ["handshake", "open", "upgrading", "upgrade"]) {
      socket.on(event, () => events.push(event));
    }
    const [transport] = await next(socket, "upgrade");
    assert.equal(transport.name, "websocket");
    assert.equal(socket.transport.name, "websocket");
    assert.deepEqual(events, ["handshake", "open", "upgrading", "upgrade"]);
    const closed = next(socket, "close");
    socket.close();
    await closed;
  });

  for (const [name, transports] of Object.entries({
    "the fetch API": [Fetch],
    "the fetch API, then WebSocket": [Fetch, NodeWebSocket],
    "XMLHttpRequest": [NodeXHR],
  })) {
    it(`may poll by ${name}`, async (t) => {
      const socket = await connected(t, { transports });
      assert.equal(await ask(socket, "echo-ack", "€😀"), "€😀");
    });
  }
});

describe("a WebSocket that is refused", () => {
  it("is an error to the client, before it was open", async (t) => {
    const socket = client(t, { transports: ["websocket"], ...refusedWebSocket });
    const error = await refusal(socket);
    assert.equal(error.message, "websocket error");
    assert.match(error.description.message, /Unexpected server response: 400/);
  });

  it("makes a client that may do so try the next transport", async (t) => {
    const socket = client(t, {
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      ...refusedWebSocket,
    });
    await connection(socket);
    assert.equal(socket.io.engine.transport.name, "polling");
    assert.equal(await ask(socket, "transport"), "polling");
  });
});

describe("a WebSocket that is closed as soon as it is open", () => {
  it("keeps no later one from opening", async (t) => {
    // GlassFish did that after requests that were answered at once, now and then: see AsyncExchange.
    for (let round = 0; round < 40; round++) {
      await Promise.all(Array.from({ length: 6 }, () => Polling.open()));
      for (let i = 0; i < 4; i++) {
        const frames = await Frames.open(t);
        frames.socket.close();
      }
    }
  });
});

describe("a poll that is refused", () => {
  it("is an error to the client", async (t) => {
    const socket = client(t, { transports: ["polling"], query: { sid: "unknown" } });
    const error = await refusal(socket);
    assert.equal(error.message, "xhr poll error");
    assert.equal(error.description, 400);
  });
});

describe("a client that leaves out the trailing slash", () => {
  eachTransport((transport) => {
    it("is served", async (t) => {
      const socket = await connected(t, { ...transport, addTrailingSlash: false });
      if (transport.transports.length > 1 && socket.io.engine.transport.name === "polling") {
        await next(socket.io.engine, "upgrade");
      }
      assert.equal(await ask(socket, "echo-ack", "served"), "served");
      assert.equal(await ask(socket, "transport"), transport.transports.at(-1));
    });
  });
});
