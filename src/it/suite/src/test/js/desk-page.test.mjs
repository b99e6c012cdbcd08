// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, openWindow, overhang, screenshot, sees, withoutChromium } from "./chromium.mjs";

// What a person sees of the order desk, which is deployed at DESK_URL, ending in a slash.
const DESK = process.env.DESK_URL;
const PASSWORDS = { ann: "tea", bob: "coffee", cat: "milk" };

/** What Chromium says of Payara if both sides close a WebSocket, or one does while the other sends: see servers.md. */
const AFTER_CLOSE = /^WebSocket connection to '[^']+' failed: (Data frame received after close|One or more reserved bits are on: .*)$/;

let browser;

const open = (t, options) => openWindow(t, browser, DESK, { viewport: { width: 1000, height: 820 }, ...options });

async function signIn(page, name, password = PASSWORDS[name]) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signedIn(t, name, options) {
  const page = await open(t, options);
  await signIn(page, name);
  await page.locator("#state[data-state=connected]").waitFor();
  return page;
}

async function openAdministration(page) {
  await page.getByRole("button", { name: "Open the administration" }).click();
  await page.getByLabel("Tell everybody").waitFor();
}

/** Orders and waits for what comes of it. */
async function order(page, article, quantity, result) {
  await page.getByLabel("Article").selectOption(article);
  await page.getByLabel("Quantity").fill(String(quantity));
  await page.getByRole("button", { name: "Place order" }).click();
  await sees(page, result);
}

/** The figures of the dashboard, once there are any. */
async function board(page) {
  await page.locator("#orders").getByText(/\d/).waitFor();
  const [orders, pieces] = await page.locator("#orders, #pieces").allInnerTexts();
  return { orders: Number(orders), pieces: Number(pieces) };
}

async function shows(page, { orders, pieces }) {
  await page.locator("#orders").getByText(String(orders), { exact: true }).waitFor();
  await page.locator("#pieces").getByText(String(pieces), { exact: true }).waitFor();
}

const note = (page) => page.getByRole("textbox", { name: "Your note" });
const noteIs = (page, text) => page.waitForFunction((value) => document.getElementById("note")?.value === value, text);
const noteState = (page, state) => page.locator(`#note-state[data-state=${state}]`).waitFor();

describe("people at the order desk", { skip: withoutChromium }, () => {
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it("sign in, and out", async (t) => {
    const page = await open(t, { expected: /status of 400/ });
    await screenshot(page, "desk-1-welcome");
    await signIn(page, "bob", "tea");
    await sees(page, "Name or password is wrong.");
    await signIn(page, "bob");
    await sees(page, "Connected via WebSocket");
    assert.equal(await page.locator("#me").innerText(), "bob");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Password").waitFor();
    assert.equal(await page.locator("#desk").count(), 0);
  });

  it("see what all of them have sold, and nothing else", async (t) => {
    const [bobs, cats] = [await signedIn(t, "bob"), await signedIn(t, "cat")];
    const { orders, pieces } = await board(cats);
    await order(bobs, "Black tea", 2, "Ordered: 2 × Black tea");
    await shows(cats, { orders: orders + 1, pieces: pieces + 2 });
    await cats.getByLabel("Latest orders").getByText("2 × Black tea").first().waitFor();

    // There are 3, so this is rolled back; the next order would show it if it had been counted.
    await order(bobs, "Saffron", 4, "There are only 3 of Saffron left.");
    await order(bobs, "Saffron", 0, "Order at least one.");
    await order(cats, "Coffee beans", 1, "Ordered: 1 × Coffee beans");
    await shows(bobs, { orders: orders + 2, pieces: pieces + 3 });
    assert.equal(await bobs.getByLabel("Latest orders").getByText("Saffron").count(), 0);

    // Who comes later sees the same.
    await shows(await signedIn(t, "ann"), { orders: orders + 2, pieces: pieces + 3 });
  });

  it("administer only if they may", async (t) => {
    const page = await signedIn(t, "bob");
    await page.getByRole("button", { name: "Open the administration" }).click();
    await sees(page, "The server does not let you in: Forbidden.");
    assert.equal(await page.getByLabel("Tell everybody").isVisible(), false);
    await screenshot(page, "desk-2-refused");
  });

  it("hear from the administrators, and answer", async (t) => {
    // In the end Bob's page closes its WebSocket while the server sends what ends it.
    const bobs = await signedIn(t, "bob", { expected: AFTER_CLOSE });
    const [anns, cats] = [await signedIn(t, "ann"), await signedIn(t, "cat")];
    await openAdministration(anns);
    for (const name of ["ann", "bob", "cat"]) {
      await anns.locator("#people").getByText(name, { exact: true }).waitFor();
    }
    await anns.getByLabel("Tell everybody").fill("Tea is out at five");
    await anns.getByRole("button", { name: "Tell", exact: true }).click();
    for (const page of [anns, bobs, cats]) {
      await sees(page, "Tea is out at five");
      await page.getByRole("button", { name: "Got it" }).click();
    }

    await anns.getByLabel("Tell everybody").fill("Shall we close?");
    await anns.getByRole("button", { name: "Ask", exact: true }).click();
    await sees(bobs, "Shall we close?");
    await screenshot(bobs, "desk-3-asked");
    await anns.getByRole("button", { name: "Yes" }).click();
    await bobs.getByRole("button", { name: "Yes" }).click();
    await cats.getByRole("button", { name: "No" }).click();
    await sees(anns, "2 yes, 1 no, 0 without an answer");
    await screenshot(anns, "desk-4-administration");

    await anns.getByRole("button", { name: "Disconnect bob" }).click();
    await sees(bobs, "The server has ended your session.");
    await anns.locator("#people").getByText("bob", { exact: true }).waitFor({ state: "detached" });
    await sees(cats, "Connected via WebSocket");
  });

  it("write notes in all of their windows", async (t) => {
    const first = await signedIn(t, "cat");
    const second = await signedIn(t, "cat", { expected: /INTERNET_DISCONNECTED/ });
    await note(first).fill("Call the roaster");
    await noteState(first, "saved");
    await noteIs(second, "Call the roaster");

    // Both write at the same time: the second does not hear of the first before it saves.
    await second.context().setOffline(true);
    await note(second).fill("Call the dairy");
    await noteState(second, "saving");
    await note(first).fill("Call nobody");
    await noteState(first, "saved");
    await second.context().setOffline(false);
    await sees(second, "This note was changed in another window, to:");
    await sees(second, "Call nobody");
    await screenshot(second, "desk-5-conflict");
    await second.getByRole("button", { name: "Keep mine" }).click();
    await noteState(second, "saved");
    await noteIs(first, "Call the dairy");

    // Nobody else's note.
    await noteIs(await signedIn(t, "ann"), "");
  });

  it("use a telephone, in the dark", async (t) => {
    const page = await signedIn(t, "ann", { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
    await openAdministration(page);
    await order(page, "Apple juice", 3, "Ordered: 3 × Apple juice");
    assert.equal(await overhang(page), 0);
    await screenshot(page, "desk-6-telephone");
  });
});
