// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, openWindow, overhang, screenshot, sees, withoutChromium } from "./chromium.mjs";

// What a person sees of the chat example, which is deployed at CHAT_URL, ending in a slash.
const CHAT = process.env.CHAT_URL;

// A red square of 8x8.
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mO4oKCAFTEMLQkAvk5EAYUHFA8AAAAASUVORK5CYII=",
  "base64",
);

let browser;

const open = (t, { query = "", ...options } = {}) => openWindow(t, browser, CHAT + query, options);

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

describe("people in the chat", { skip: withoutChromium }, () => {
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it("see each other come, talk and go", async (t) => {
    const [jane, john] = [person("Jane"), person("John")];
    const janes = await open(t);
    await screenshot(janes, "chat-1-welcome");
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
    await screenshot(janes, "chat-2-jane");
    await screenshot(johns, "chat-3-john");

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
    await screenshot(johns, "chat-4-picture");
  });

  it("whisper", async (t) => {
    const [jane, john] = [person("Jane"), person("John")];
    const [janes, johns, others] = [await entered(t, jane), await entered(t, john), await entered(t, person("Jim"))];
    await johns.locator("#people").getByRole("button", { name: jane }).click();
    await say(johns, "just between us");
    await (await message(janes, "just between us")).getByText("to you alone").waitFor();
    await delivered(await message(johns, "just between us"));
    await screenshot(johns, "chat-8-whisper");

    await johns.getByRole("button", { name: "Back to the room" }).click();
    await say(johns, "and now all");
    await message(others, "and now all");
    assert.equal(await others.getByText("just between us").count(), 0);

    // Whoever has left cannot read it.
    await janes.locator("#people").getByRole("button", { name: john }).click();
    await johns.getByRole("button", { name: "Sign out" }).click();
    await sees(janes, `${john} left`);
    await say(janes, "too late");
    await (await message(janes, "too late")).getByText("Nobody of that name has seen it in time.").waitFor();
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
    await screenshot(other, "chat-5-refused");
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
    assert.equal(await overhang(page), 0);
    await screenshot(page, "chat-6-telephone");
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
    await screenshot(janes, "chat-7-offline");

    network.returns();
    await message(johns, "in the tunnel");
    await delivered(await message(janes, "in the tunnel"));
    await sees(janes, "Connected via WebSocket");
  });
});
