// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, withoutChromium } from "./chromium.mjs";

const url = new URL("greeting", process.env.SOCKETIO_URL);

test("fetches a page of the server", { timeout: 10_000 }, async () => {
  const response = await fetch(url);

  assert.equal(response.status, 200);
  assert.equal(await response.text(), "Hello from web.xml");
});

test("opens a page of the server in Chromium", { timeout: 30_000, skip: withoutChromium }, async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(url.href);

    assert.equal(await page.locator("body").textContent(), "Hello from web.xml");
  } finally {
    await browser.close();
  }
});
