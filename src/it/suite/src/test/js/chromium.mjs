// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Debian's Chromium, headless, through playwright-core: nothing is downloaded, no display or sandbox is needed.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Option of `node:test`: why a test that needs the browser cannot run here, or false. In CI the browser must be there. */
export const withoutChromium = !process.env.CI && !existsSync(executablePath) && `no Chromium at ${executablePath}`;

/** Starts a browser; the caller closes it. */
export const launch = () =>
  chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** Far more than a page takes for anything. */
const PATIENCE = 15_000;

/**
 * A window of its own person, as far as cookies go; what goes wrong in it fails the test, save what the test expects.
 * The other options are those of Playwright.
 */
export async function openWindow(t, browser, url, { expected, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 700 },
    colorScheme: "light",
    locale: "en-GB",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && !isIcon(message) && wrong.push(message.text()));
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== new URL(url).origin) {
      wrong.push(`asks elsewhere: ${request.url()}`);
    }
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(wrong.filter((text) => !expected?.test(text)), []);
  });
  await page.goto(url);
  return page;
}

/** Browsers ask for an icon by themselves, and not every server has one. */
const isIcon = (message) => message.location().url.endsWith("/favicon.ico");

/** Waits until the page shows that text. */
export const sees = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor();

/** How far the page is wider than its window: 0, or people have to scroll sideways. */
export const overhang = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Takes a picture of the page into the directory SCREENSHOTS, if that is in the environment. */
export async function screenshot(page, name) {
  const { SCREENSHOTS } = process.env;
  if (SCREENSHOTS) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }
}
