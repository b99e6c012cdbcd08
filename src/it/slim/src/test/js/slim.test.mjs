// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, client, connected, eachTransport, http, next, refusal, within } from "./support.mjs";

// The chat example, which is deployed at CHAT_URL, ending in a slash: what each of its parts asks of a server.
const base = process.env.CHAT_URL;

let visitors = 0;
const guest = (t, options) => connected(t, { base, auth: { nickname: `Guest ${++visitors}` }, ...options });

/** A client that is in a room together with another one. */
async function couple(t, room, options) {
  const pair = [await guest(t, options), await guest(t, options)];
  const complete = new Promise((resolve) => {
    pair[0].on("members", (list) => list.room === room && list.names.length === 2 && resolve());
  });
  pair.forEach((socket) => socket.emit("join", room));
  await within(complete, "the list with both of them");
  return pair;
}

eachTransport((options) => {
  const room = `room-${options.transports.map((name) => name[0]).join("")}`;

  it("acknowledges an event with a record (JSON Binding)", async (t) => {
    const [jane, john] = await couple(t, room, options);
    const heard = next(john, "said");
    const receipt = await ask(jane, "say", room, { text: "Hello €😀" });

    const [said] = await heard;
    assert.equal(said.text, "Hello €😀");
    assert.equal(said.id, receipt.id);
    assert.ok(!Number.isNaN(Date.parse(receipt.at)), receipt.at);
  });

  it("carries binary within a record", async (t) => {
    const [jane, john] = await couple(t, room, options);
    const data = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256));
    const heard = next(john, "said");
    await ask(jane, "say", room, { text: "", picture: { type: "image/png", data } });

    const [{ picture }] = await heard;
    assert.deepEqual(Buffer.from(picture.data), data);
  });

  it("asks one client on behalf of another", async (t) => {
    const [jane, john] = await couple(t, room, options);
    john.on("whispered", (said, shown) => shown());

    const receipt = await ask(jane, "whisper", john.auth.nickname, { text: "psst" });
    assert.ok(receipt.id);
  });

  it("checks what clients say (Jakarta Validation)", async (t) => {
    const jane = await guest(t, options);
    const { error } = await ask(jane, "say", "lobby", { text: "x".repeat(2001) });
    assert.equal(error.code, "INVALID");
  });

  it("refuses a client, with the reason", async (t) => {
    const error = await refusal(client(t, { base, auth: { nickname: "?" }, ...options }));
    assert.match(error.message, /^A nickname has 1 to 20/);
  });

  it("tells the others that a client has gone", async (t) => {
    const [jane, john] = await couple(t, room, options);
    const alone = new Promise((resolve) => {
      jane.on("members", (list) => list.room === room && list.names.length === 1 && resolve(list.names));
    });
    john.disconnect();
    assert.deepEqual(await within(alone, "a list without him"), [jane.auth.nickname]);
  });
});

describe("a client that begins with polling", () => {
  it("goes on with WebSocket and loses nothing on the way", async (t) => {
    const jane = client(t, { base, auth: { nickname: `Guest ${++visitors}` } });
    const { engine } = jane.io;
    assert.equal(engine.transport.name, "polling");
    const upgraded = next(engine, "upgrade");
    const receipts = Array.from({ length: 20 }, (_, number) => ask(jane, "say", "lobby", { text: `${number}` }));

    await upgraded;
    assert.equal(engine.transport.name, "websocket");
    assert.equal(new Set((await Promise.all(receipts)).map(({ id }) => id)).size, 20);
  });
});

describe("the server", () => {
  it("has the page and the browser's client", async () => {
    for (const [path, type] of [["", /^text\/html/], ["socket.io/socket.io.esm.min.js", /javascript/]]) {
      const { status, headers } = await http(new URL(path, base));
      assert.equal(status, 200, path);
      assert.match(headers.get("content-type"), type);
    }
  });
});
