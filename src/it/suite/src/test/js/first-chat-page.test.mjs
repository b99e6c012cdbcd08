// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import { after, before, describe, it } from "node:test";
import { launch, withoutChromium } from "./chromium.mjs";

// The page that the tutorial makes. CHAT_URL is where it is deployed, ending in a slash.
const PATIENCE = 15_000;

describe("the first application", { skip: withoutChromium }, () => {
  let browser;

  before(async () => {
    browser = await launch();
  });

  after(() => browser?.close());

  /** A window whose person answers the question for the name; null cancels it. */
  async function open(t, name) {
    const context = await browser.newContext();
    t.after(() => context.close());
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on("dialog", (question) => (name === null ? question.dismiss() : question.accept(name)));
    await page.goto(process.env.CHAT_URL);
    return page;
  }

  async function say(page, text) {
    await page.getByPlaceholder("Say something").fill(text);
    await page.getByRole("button", { name: "Send" }).click();
    await shown(page, new RegExp(`^You, at 20\\S+Z: ${text}$`));
  }

  const shown = (page, text) => page.getByRole("listitem").filter({ hasText: text }).first().waitFor();

  it("shows the others what is said, and the sender when it arrived", async (t) => {
    const [ann, bob] = [await open(t, "Ann"), await open(t, "Bob")];
    await say(bob, "I am"); // perhaps before he was connected, and so before he has joined the lobby
    await say(bob, "here"); // not so this

    await say(ann, "Hello");

    await shown(bob, /^Ann: Hello$/);
  });

  it("shows a stranger why it is refused", async (t) => {
    const stranger = await open(t, null);

    await shown(stranger, /^Not connected: Who are you\?$/);
  });
});
