// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Behind a proxy that strips a prefix of the path. PROXY_URL is the application as the proxy shows it; the application
// trusts 127.0.0.1, where the proxy is, and beats its heart every second.
import assert from "node:assert/strict";
import { Agent } from "node:http";
import { describe, it } from "node:test";
import { ask, collect, connected, eachTransport, http, next, pathOf, refusal, client, replies, url, within } from "./support.mjs";

const base = process.env.PROXY_URL;

describe("behind a proxy", () => {
  eachTransport((transport) => {
    it("texts and bytes go both ways, in order", async (t) => {
      const socket = await connected(t, { base, ...transport });
      const echoes = collect(socket, "echo-back", 200);
      for (let i = 0; i < 200; i++) {
        socket.emit("echo", i);
      }
      assert.deepEqual(await echoes, Array.from({ length: 200 }, (_, i) => i));
      const bytes = Buffer.alloc(300_000, 7);
      assert.deepEqual(await replies(socket, "echo-ack", "€", bytes), ["€", bytes]);
    });

    it("a silent client stays", async (t) => {
      const socket = await connected(t, { base, ...transport });
      const pings = new Promise((resolve) => {
        let count = 0;
        socket.io.on("ping", () => ++count === 3 && resolve());
      });
      await within(pings, "three heartbeats");
      assert.deepEqual(await replies(socket, "echo-ack", "still here"), ["still here"]);
    });

    it("a client has its own address, whatever it says", async (t) => {
      const agent = new Agent({ localAddress: "127.0.0.2", keepAlive: true });
      t.after(() => agent.destroy());
      const extraHeaders = { "x-forwarded-for": "203.0.113.9", forwarded: "for=203.0.113.9" };
      const socket = await connected(t, { base, agent, extraHeaders, ...transport });
      const { address, secure } = await ask(socket, "handshake");
      assert.deepEqual([address, secure], ["127.0.0.2", false]);
    });

    it("a page of the proxy's origin may connect, whatever it says of the host, and no other", async (t) => {
      const { origin } = new URL(base);
      await connected(t, { base, extraHeaders: { origin }, ...transport });
      const foreign = { origin: "https://evil.example", "x-forwarded-host": "evil.example" };
      await refusal(client(t, { base, extraHeaders: foreign, ...transport }));
    });
  });

  it("a client upgrades", async (t) => {
    const socket = await connected(t, { base });
    if (socket.io.engine.transport.name === "polling") {
      await next(socket.io.engine, "upgrade");
    }
    assert.equal(socket.io.engine.transport.name, "websocket");
    assert.deepEqual(await replies(socket, "echo-ack", "upgraded"), ["upgraded"]);
  });

  it("the client's files are there", async () => {
    const { status, body } = await http(new URL(`${pathOf(base)}socket.io.min.js`, base));
    assert.equal(status, 200);
    assert.match(body, /^\/\*!\n \* Socket\.IO/);
  });

  it("a refusal is told as it is", async () => {
    const { status, body } = await http(url({ EIO: "4", transport: "polling", sid: "unknown" }, { base }));
    assert.deepEqual([status, body], [400, '{"code":1,"message":"Session ID unknown"}']);
  });
});
