// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Clients of an application that is deployed anew while these cases run: SOCKETIO_URL.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TRANSPORTS, ask, connected, within } from "./support.mjs";

const PATIENCE = 60_000;
const once = (emitter, event) =>
  within(new Promise((resolve) => emitter.once(event, resolve)), `"${event}"`, PATIENCE);

describe("a client of an application that is deployed anew", { concurrency: true }, () => {
  for (const [name, options] of Object.entries(TRANSPORTS)) {
    it(`comes back by itself: ${name}`, { timeout: PATIENCE }, async (t) => {
      const socket = await connected(t, { ...options, reconnection: true, reconnectionDelayMax: 1_000 });
      const { id } = socket;
      socket.emit("ready");
      assert.match(await once(socket, "disconnect"), /^transport (close|error)$/);
      await once(socket, "connect");
      assert.notEqual(socket.id, id);
      assert.equal(await ask(socket, "echo", "back"), "back");
    });
  }
});
