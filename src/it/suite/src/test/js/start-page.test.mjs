// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, openWindow, overhang, screenshot, sees, withoutChromium } from "./chromium.mjs";

// What a person sees of the EAR that is released: the start page at START_URL, and the chat below it.
const START = process.env.START_URL;
const timeout = 30_000;

let browser;

const open = (t, options) => openWindow(t, browser, START, options);

/** The value of that name, once it is as expected. */
const shows = (page, name, value) =>
  page.locator("dl > div").filter({ hasText: name }).locator("dd").filter({ hasText: value }).waitFor();

describe("the start page", { skip: withoutChromium }, () => {
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  it("tells that it works, by which transport, and how fast", { timeout }, async (t) => {
    const page = await open(t);
    await sees(page, "It works: connected");
    await shows(page, "Transport", /^WebSocket$/);
    await shows(page, "Round trip", /^\d+\.\d ms$/);
    await screenshot(page, "start-page");
  });

  it("counts the windows in all of them", { timeout }, async (t) => {
    const first = await open(t);
    await shows(first, "Windows open", /^\d+$/);
    const second = await open(t);
    await shows(second, "Windows open", /^\d+$/);
    await shows(second, "Transport", /^WebSocket$/); // nobody would notice soon that it has stopped to poll
    const count = await second.locator("#visitors").textContent();
    await shows(first, "Windows open", new RegExp(`^${count}$`));
    await second.close();
    await shows(first, "Windows open", new RegExp(`^${count - 1}$`));
  });

  it("leads to the chat", { timeout }, async (t) => {
    const page = await open(t);
    await page.getByRole("link", { name: "Open the chat" }).click();
    await page.waitForURL(/\/chat\//); // and its scripts, without which the button would load the page again
    await page.getByLabel("Your nickname").fill("Newcomer");
    await page.getByRole("button", { name: "Join the chat" }).click();
    await sees(page, /^Connected via/);
  });

  it("fits a phone, in the dark", { timeout }, async (t) => {
    const page = await open(t, { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
    await sees(page, "It works: connected");
    assert.equal(await overhang(page), 0);
    await screenshot(page, "start-page-phone");
  });
});
