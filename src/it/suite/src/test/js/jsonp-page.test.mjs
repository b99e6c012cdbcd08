// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// The client of version 2 in a browser that polls by scripts and sends by forms.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, openWindow, withoutChromium } from "./chromium.mjs";
import { APP } from "./support.mjs";

describe("a page that polls by scripts", { skip: withoutChromium }, () => {
  let browser;

  before(async () => {
    browser = await launch();
  });

  after(() => browser?.close());

  it("connects, sends and receives", async (t) => {
    const page = await openWindow(t, browser, new URL("socket.io/socket.io.js", APP).href); // any page of the server does
    await page.addScriptTag({ path: "node_modules/socket.io-client-2/dist/socket.io.js" });
    const scripts = [];
    page.on("response", (response) => response.request().resourceType() === "script" && scripts.push(response.status()));
    const texts = ["hello", "€😀 </script> \\n \n '\""];
    const replies = await page.evaluate(
      async ({ path, texts }) => {
        const socket = window.io({ path, transports: ["polling"], forceJSONP: true });
        const replies = [];
        for (const text of texts) {
          replies.push(await new Promise((resolve) => socket.emit("echo-ack", text, resolve)));
        }
        socket.disconnect();
        return replies;
      },
      { path: new URL("socket.io/", APP).pathname, texts },
    );
    assert.deepEqual(replies, texts);
    assert.ok(scripts.length >= 3, `polled by ${scripts.length} scripts`);
    assert.ok(scripts.every((status) => status === 200));
  });
});
