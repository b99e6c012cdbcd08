// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import io from "socket.io-client-2";
import { APP, eachTransport, http, pathOf, url, webSocketRefusal, within } from "./support.mjs";

const UNSUPPORTED = { code: 5, message: "Unsupported protocol version" };

describe("without the option", () => {
  eachTransport((transport) => {
    it("a client of version 2 is refused", async (t) => {
      const socket = io(new URL(APP).origin, { path: pathOf(APP), forceNew: true, reconnection: false, ...transport });
      t.after(() => socket.close());
      const outcome = new Promise((resolve, reject) => {
        socket.once("connect", () => reject(new Error("it was accepted")));
        socket.once("connect_error", resolve);
      });
      assert.ok((await within(outcome, "the refusal")) instanceof Error);
    });
  });

  it("the refusal says why", async () => {
    const { status, body } = await http(url("EIO=3&transport=polling"));
    assert.deepEqual([status, JSON.parse(body)], [400, UNSUPPORTED]);
    const webSocket = await webSocketRefusal("EIO=3&transport=websocket");
    assert.deepEqual([webSocket.status, webSocket.body], [400, UNSUPPORTED.message]);
  });

  it("no script is served", async () => {
    const { status, headers, body } = await http(url("EIO=4&transport=polling&j=0"));
    assert.deepEqual([status, body.slice(0, 7)], [200, '0{"sid"']);
    assert.match(headers.get("content-type"), /^text\/plain/);
  });
});
