// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { APP, ask, connected, eachTransport, FAST, Frames, http, Polling, POLLING, url, webSocketRefusal, WEBSOCKET } from "./support.mjs";

const STRANGER = "http://stranger.example";
const ALLOW = "access-control-allow-origin";

describe("a page of another origin", () => {
  it("is refused by default, over polling", async () => {
    const { status, body, headers } = await http(url(POLLING), { headers: { origin: STRANGER } });
    assert.equal(status, 403);
    assert.equal(body, '{"code":4,"message":"Forbidden"}');
    assert.equal(headers.get(ALLOW), null);
  });

  it("is refused by default, when it embeds a request as a picture", async () => {
    const { status } = await http(url(POLLING), { headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" } });
    assert.equal(status, 403);
  });

  it("is refused by default, as a WebSocket, before it is opened", async () => {
    const { status, body } = await webSocketRefusal(WEBSOCKET, { headers: { origin: STRANGER } });
    assert.equal(status, 400);
    assert.equal(body, "Forbidden");
  });

  it("is refused by default, when it asks first", async () => {
    const { status, headers } = await http(url(POLLING), {
      method: "OPTIONS",
      headers: { origin: STRANGER, "access-control-request-method": "POST" },
    });
    assert.ok(status >= 400, `${status}`);
    assert.equal(headers.get(ALLOW), null);
  });

  eachTransport((transport) => {
    it("is served if all are allowed", async (t) => {
      const socket = await connected(t, { ...transport, base: FAST, extraHeaders: { origin: STRANGER } });
      assert.equal((await ask(socket, "handshake")).xdomain, true);
    });
  });

  it("may read all answers if all are allowed, those of errors included", async () => {
    const base = FAST;
    const headers = { origin: STRANGER };
    const session = await Polling.open({ base });
    const answers = [
      await http(url(POLLING, { base }), { headers }),
      await http(session.url(), { method: "POST", body: "40", headers }),
      await http(session.url(), { headers }),
      await http(url({ ...POLLING, sid: "unknown" }, { base }), { headers }),
      await http(url("", { base }), { headers }),
      await http(session.url(), { method: "POST", body: "4".repeat(50_001), headers }),
    ];
    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 400, 400, 413]);
    assert.deepEqual(answers.map((answer) => answer.headers.get(ALLOW)), Array(6).fill("*"));
  });

  it("may ask first if all are allowed", async () => {
    const { status, headers, body } = await http(url({ ...POLLING, sid: "whatever" }, { base: FAST }), {
      method: "OPTIONS",
      headers: {
        origin: STRANGER,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,x-custom",
      },
    });
    assert.deepEqual([status, body], [204, ""]);
    assert.equal(headers.get(ALLOW), "*");
    assert.match(headers.get("access-control-allow-methods"), /\bPOST\b/);
    assert.equal(headers.get("access-control-allow-headers"), "content-type,x-custom");
  });
});

describe("a page of the server itself", () => {
  const { origin } = new URL(APP);

  it("is served over polling", async () => {
    const { status } = await http(url(POLLING), { headers: { origin } });
    assert.equal(status, 200);
  });

  it("is served as a WebSocket", async (t) => {
    const frames = await Frames.open(t, { headers: { origin } });
    await frames.join();
  });

  it("is told apart from another port and from a longer name", async () => {
    const { port, hostname } = new URL(APP);
    for (const other of [`http://${hostname}:1${port}`, `http://${hostname}:${port}.example`, `http://x.${hostname}:${port}`]) {
      assert.equal((await http(url(POLLING), { headers: { origin: other } })).status, 403, other);
    }
  });
});
