// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// The client with MessagePack that the server itself serves, in a browser.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, openWindow, withoutChromium } from "./chromium.mjs";
import { APP, TRANSPORTS } from "./support.mjs";

describe("the served client with MessagePack", { skip: withoutChromium }, () => {
  let browser;

  before(async () => {
    browser = await launch();
  });

  after(() => browser?.close());

  for (const [name, { transports }] of Object.entries(TRANSPORTS)) {
    it(`carries text and bytes both ways by ${name}`, async (t) => {
      const script = new URL("socket.io/socket.io.msgpack.min.js", APP).href;
      const page = await openWindow(t, browser, script); // any page of the server does
      await page.addScriptTag({ url: script });
      const reply = await page.evaluate(
        async ({ path, transports }) => {
          const socket = window.io({ path, transports });
          const [text, bytes] = await new Promise((resolve) =>
            socket.emit("echo-ack", "€😀", new Uint8Array([1, 2, 255]).buffer, (...args) => resolve(args)),
          );
          socket.disconnect();
          return [text, ...new Uint8Array(bytes)];
        },
        { path: new URL("socket.io/", APP).pathname, transports },
      );
      assert.deepEqual(reply, ["€😀", 1, 2, 255]);
    });
  }
});
