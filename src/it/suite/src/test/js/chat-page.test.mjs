// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, withoutChromium } from "./chromium.mjs";

// What a person sees of the chat example. From the environment:
//   CHAT_URL     where it is deployed, ending in a slash
//   SCREENSHOTS  the directory for pictures of the page; none are made if it is not set
const CHAT = process.env.CHAT_URL;
const { SCREENSHOTS } = process.env;
const PATIENCE = 15_000;

// A red square of 8x8.
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mO4oKCAFTEMLQkAvk5EAYUHFA8AAAAASUVORK5CYII=",
  "base64",
);

let browser;

/** A window of its own person; what goes wrong in it fails the test, save what the test expects. */
async function open(t, { query = "", viewport = { width: 1000, height: 700 }, expected } = {}) {
  const context = await browser.newContext({ viewport, colorScheme: "light", locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== new URL(CHAT).origin) {
      wrong.push(`asks elsewhere: ${request.url()}`);
    }
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(wrong.filter((text) => !expected?.test(text)), []);
  });
  await page.goto(CHAT + query);
  return page;
}

/** Different in each test: the server knows who is here. */
let visitors = 0;
const person = (name) => `${name} ${++visitors}`;

async function enter(page, nickname) {
  await page.getByLabel("Your nickname").fill(nickname);
  await page.getByRole("button", { name: "Join the chat" }).click();
  await page.locator("#chat").waitFor();
}

async function entered(t, nickname, options) {
  const page = await open(t, options);
  await enter(page, nickname);
  return page;
}

/** A room that no other test is in. */
async function joinRoom(room, ...pages) {
  for (const page of pages) {
    await page.getByLabel("Join another room").fill(room);
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await page.getByRole("heading", { name: `#${room}` }).waitFor();
  }
}

const input = (page) => page.getByLabel("Message", { exact: true });

async function say(page, text) {
  await input(page).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

/** The message of that text, once it is shown. */
async function message(page, text) {
  const item = page.locator("li.message:visible").filter({ has: page.getByText(text, { exact: true }) });
  await item.waitFor();
  return item;
}

const delivered = (item) => item.getByRole("img", { name: "Delivered", exact: true }).waitFor();
const sees = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor();

/** A network that breaks the WebSockets of a page, and opens no other one until it returns. */
async function breakable(page) {
  let up = true;
  const open = new Set();
  await page.routeWebSocket(/\/socket\.io\//, (client) => {
    if (up) {
      open.add([client, client.connectToServer()]);
    } else {
      client.close();
    }
  });
  await page.reload(); // routes are for what is loaded from now on
  return {
    async fails() {
      up = false;
      await Promise.all([...open].flat().map((end) => end.close()));
      open.clear();
    },
    returns() {
      up = true;
    },
  };
}

async function screenshot(page, name) {
  if (SCREENSHOTS) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(SCREENSHOTS, `chat-${name}.png`) });
  }
}

describe("people in the chat", { skip: withoutChromium }, () => {
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it("see each other come, talk and go", async (t) => {
    const [jane, john] = [person("Jane"), person("John")];
    const janes = await open(t);
    await screenshot(janes, "1-welcome");
    await enter(janes, jane);
    const johns = await entered(t, john);
    for (const page of [janes, johns]) {
      await page.locator("#people").getByText(jane).waitFor();
      await page.locator("#people").getByText(john).waitFor();
      await sees(page, "Connected via WebSocket");
    }
    await sees(janes, `${john} came in`);

    await say(janes, "Hello John, 5 € for a 😀?");
    await message(johns, "Hello John, 5 € for a 😀?");
    await delivered(await message(janes, "Hello John, 5 € for a 😀?"));

    await input(johns).pressSequentially("Sure");
    await sees(janes, `${john} is typing…`);
    await johns.keyboard.press("Enter");
    const answer = await message(janes, "Sure");
    await answer.getByText(john).waitFor();
    await delivered(await message(johns, "Sure"));
    await screenshot(janes, "2-jane");
    await screenshot(johns, "3-john");

    await johns.getByRole("button", { name: "Sign out" }).click();
    await sees(janes, `${john} left`);
    await johns.getByLabel("Your nickname").waitFor();
  });

  it("send pictures", async (t) => {
    const [janes, johns] = [await entered(t, person("Jane")), await entered(t, person("John"))];
    await joinRoom("gallery", janes, johns);
    await janes.getByLabel("Add a picture").setInputFiles({ name: "red.png", mimeType: "image/png", buffer: PICTURE });
    await janes.locator("#preview").waitFor();
    await say(janes, "How red it is");
    for (const page of [janes, johns]) {
      const picture = (await message(page, "How red it is")).locator("button.picture img");
      await picture.waitFor();
      const width = await picture.evaluate((image) => image.decode().then(() => image.naturalWidth));
      assert.equal(width, 8);
    }
    await delivered(await message(janes, "How red it is"));
    await screenshot(johns, "4-picture");
  });

  it("see what was written, not what it would do", async (t) => {
    const [janes, johns] = [await entered(t, person("Jane")), await entered(t, person("John"))];
    await joinRoom("markup", janes, johns);
    const text = '<img src=x onerror="document.title=1"> & <b>bold</b>';
    await say(janes, text);
    await message(johns, text);
    assert.equal(await johns.locator("li.message b, li.message .text img").count(), 0);
  });

  it("talk in rooms of their own", async (t) => {
    const [janes, johns] = [await entered(t, person("Jane")), await entered(t, person("John"))];
    await joinRoom("garden", janes);
    await say(janes, "Nobody hears me");
    await delivered(await message(janes, "Nobody hears me"));
    await joinRoom("garden", johns);
    await say(janes, "Now somebody does");
    await message(johns, "Now somebody does");
    assert.equal(await johns.getByText("Nobody hears me").count(), 0);

    await johns.getByRole("button", { name: "#lobby" }).click();
    await say(janes, "Are you still here?");
    await johns.getByRole("button", { name: "#garden 1 unread" }).click();
    await message(johns, "Are you still here?");
    await johns.getByRole("button", { name: "Leave room" }).click();
    await johns.getByRole("heading", { name: "#lobby" }).waitFor();
    await sees(janes, /John \d+ left/);
  });

  it("do not bear the same name", async (t) => {
    const jane = person("Jane");
    await entered(t, jane);
    // A client that is refused while it upgrades leaves requests of a connection that it has closed.
    const other = await open(t, { expected: /status of 400/ });
    await other.getByLabel("Your nickname").fill(jane);
    await other.getByRole("button", { name: "Join the chat" }).click();
    await other.locator("#nickname-error").getByText(`Somebody here is called ${jane} already.`).waitFor();
    await screenshot(other, "5-refused");
    await enter(other, person("Jane"));
  });

  it("use any transport", async (t) => {
    const polling = await entered(t, person("Jane"), { query: "?transport=polling" });
    const webSocket = await entered(t, person("John"), { query: "?transport=websocket" });
    await sees(polling, "Connected via long-polling");
    await sees(webSocket, "Connected via WebSocket");
    await joinRoom("transports", polling, webSocket);
    await say(polling, "by poll");
    await message(webSocket, "by poll");
    await say(webSocket, "by WebSocket");
    await message(polling, "by WebSocket");
  });

  it("use a telephone", async (t) => {
    const page = await entered(t, person("Jane"), { viewport: { width: 360, height: 640 } });
    await say(page, "on the way");
    await delivered(await message(page, "on the way"));
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(overhang, 0);
    await screenshot(page, "6-telephone");
  });

  it("survive the loss of their network", async (t) => {
    const janes = await open(t, { query: "?transport=websocket" });
    const network = await breakable(janes);
    await enter(janes, person("Jane"));
    const johns = await entered(t, person("John"));
    await joinRoom("tunnel", janes, johns);
    await say(janes, "before the tunnel");
    await message(johns, "before the tunnel");

    await network.fails();
    await janes.locator('#state[data-state="reconnecting"]').waitFor();
    await sees(johns, /Jane \d+ left/);
    await say(janes, "in the tunnel");
    await (await message(janes, "in the tunnel")).getByRole("img", { name: "Not delivered yet" }).waitFor();
    await screenshot(janes, "7-offline");

    network.returns();
    await message(johns, "in the tunnel");
    await delivered(await message(janes, "in the tunnel"));
    await sees(janes, "Connected via WebSocket");
  });
});
