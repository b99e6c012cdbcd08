// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FIXTURE, Frames } from "./support.mjs";

// What the official suite of Socket.IO 5 asserts, against the fixture that it prescribes: namespaces / and /custom which
// emit "auth" with the auth payload at each connection; on / a "message" comes back as "message-back", and the arguments
// of "message-with-ack" are its acknowledgement. Clients have 1000 ms to join a namespace.

const base = FIXTURE;
const BYTES = [Buffer.from([1, 2, 3]), Buffer.from([4, 5, 6])];
const PLACEHOLDERS = '{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}';

/** A WebSocket that has joined the main namespace. */
async function joined(t, options) {
  const frames = await Frames.open(t, { base, ...options });
  await frames.join();
  assert.equal(await frames.next(), '42["auth",{}]');
  return frames;
}

describe("a connection", () => {
  for (const [name, connect, reply] of [
    ["to the main namespace", "40", '42["auth",{}]'],
    ["to the main namespace, with auth", '40{"token":"123"}', '42["auth",{"token":"123"}]'],
    ["to another namespace", "40/custom,", '42/custom,["auth",{}]'],
    ["to another namespace, with auth", '40/custom,{"token":"abc"}', '42/custom,["auth",{"token":"abc"}]'],
  ]) {
    it(`is made ${name}`, async (t) => {
      const frames = await Frames.open(t, { base });
      frames.send(connect);
      const packet = await frames.next();
      const header = connect.startsWith("40/") ? "40/custom," : "40";
      assert.ok(packet.startsWith(header), packet);
      const payload = JSON.parse(packet.slice(header.length));
      assert.deepEqual(Object.keys(payload), ["sid"]);
      assert.equal(typeof payload.sid, "string");
      assert.equal(await frames.next(), reply);
    });
  }

  it("is refused to an unknown namespace", async (t) => {
    const frames = await Frames.open(t, { base });
    frames.send("40/random");
    assert.equal(await frames.next(), '44/random,{"message":"Invalid namespace"}');
  });

  it("ends by an invalid handshake", async (t) => {
    const frames = await Frames.open(t, { base });
    frames.send("4abc");
    await frames.isClosed();
  });

  it("ends without any handshake, though its heart beats", async (t) => {
    const frames = await Frames.open(t, { base });
    await frames.isClosed();
  });
});

describe("a disconnection", () => {
  it("from the main namespace leaves the connection open", async (t) => {
    const frames = await joined(t, { pongs: false });
    frames.send("41");
    assert.equal(await frames.next(), "2");
  });

  it("from another namespace leaves the main namespace open", async (t) => {
    const frames = await joined(t);
    await frames.join("/custom");
    assert.equal(await frames.next(), '42/custom,["auth",{}]');
    frames.send("41/custom", '42["message","message to main namespace"]');
    assert.equal(await frames.next(), '42["message-back","message to main namespace"]');
  });
});

describe("a message", () => {
  it("comes back as text", async (t) => {
    const frames = await joined(t);
    frames.send('42["message",1,"2",{"3":[true]}]');
    assert.equal(await frames.next(), '42["message-back",1,"2",{"3":[true]}]');
  });

  it("comes back with its attachments", async (t) => {
    const frames = await joined(t);
    frames.send(`452-["message",${PLACEHOLDERS}]`, ...BYTES);
    assert.equal(await frames.next(), `452-["message-back",${PLACEHOLDERS}]`);
    assert.deepEqual([await frames.next(), await frames.next()], BYTES);
  });

  it("is acknowledged", async (t) => {
    const frames = await joined(t);
    frames.send('42456["message-with-ack",1,"2",{"3":[false]}]');
    assert.equal(await frames.next(), '43456[1,"2",{"3":[false]}]');
  });

  it("is acknowledged with attachments", async (t) => {
    const frames = await joined(t);
    frames.send(`452-789["message-with-ack",${PLACEHOLDERS}]`, ...BYTES);
    assert.equal(await frames.next(), `462-789[${PLACEHOLDERS}]`);
    assert.deepEqual([await frames.next(), await frames.next()], BYTES);
  });

  for (const [name, frame] of Object.entries({
    "an unknown type": "4abc",
    "an invalid payload": "42{}",
    "an invalid id": '42abc["message-with-ack",1,"2",{"3":[false]}]',
  })) {
    it(`ends the connection by ${name}`, async (t) => {
      const frames = await joined(t);
      frames.send(frame);
      await frames.isClosed();
    });
  }
});
