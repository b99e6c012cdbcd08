// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, bystander, connection, departure, eachTransport, manager, next, onReference, refusal } from "./support.mjs";

const auth = { user: "jane", token: "secret" };

/** Two namespaces over one connection. */
async function multiplexed(t, transport) {
  const connections = manager(t, transport);
  const main = connections.socket("/");
  const admin = connections.socket("/admin", { auth });
  await Promise.all([connection(main), connection(admin)]);
  return { connections, main, admin };
}

describe("namespaces of one connection", () => {
  eachTransport((transport) => {
    it("have ids, auth and handlers of their own", async (t) => {
      const { main, admin } = await multiplexed(t, transport);
      assert.notEqual(main.id, admin.id);
      assert.equal(await ask(admin, "whoami"), "jane");
      assert.equal(await ask(main, "echo-ack", "main"), "main");
      assert.deepEqual((await ask(admin, "handshake")).auth, auth);
      assert.equal((await ask(main, "handshake")).auth ?? null, null);
      assert.equal((await ask(main, "handshake")).url, (await ask(admin, "handshake")).url, "the same first request");
    });

    it("do not hear each other's events", async (t) => {
      const { main, admin } = await multiplexed(t, transport);
      const overheard = [];
      admin.onAny((event) => event !== "welcome" && overheard.push(event));
      const answered = next(main, "echo-back");
      main.emit("echo", "for main");
      assert.deepEqual(await answered, ["for main"]);
      assert.equal(await ask(admin, "whoami"), "jane");
      assert.deepEqual(overheard, []);
    });

    it("are left by the client one by one", async (t) => {
      const { socket: observer } = await bystander(t);
      const { main, admin } = await multiplexed(t, transport);
      const { id } = admin;
      admin.disconnect();
      const { reason, rooms, lastRooms, connected } = await departure(observer, id);
      assert.equal(reason, "client namespace disconnect");
      assert.deepEqual(lastRooms.sort(), [id, "lobby"].sort());
      assert.deepEqual(rooms, []);
      assert.equal(connected, false);
      assert.equal(await ask(main, "echo-ack", "still here"), "still here");
    });

    it("are joined again with a new id", async (t) => {
      const { socket: observer } = await bystander(t);
      const { connections, main, admin } = await multiplexed(t, transport);
      const before = { socket: admin.id, engine: connections.engine.id };
      admin.disconnect();
      await departure(observer, before.socket);
      await connection(admin.connect());
      assert.notEqual(admin.id, before.socket);
      assert.equal(connections.engine.id, before.engine);
      assert.equal(await ask(admin, "whoami"), "jane");
      assert.equal(await ask(main, "echo-ack", 1), 1);
    });

    it("are left and joined again in one go", { skip: onReference }, async (t) => {
      const { connections, main, admin } = await multiplexed(t, transport);
      const { id } = connections.engine;
      for (let i = 0; i < 20; i++) {
        await connection(admin.disconnect().connect());
      }
      assert.equal(await ask(admin, "whoami"), "jane");
      assert.equal(await ask(main, "echo-ack", 1), 1);
      assert.equal(connections.engine.id, id);
    });

    it("are left by the server one by one", async (t) => {
      const { main, admin } = await multiplexed(t, transport);
      const left = next(admin, "disconnect");
      admin.emit("disconnect-me", false);
      assert.equal((await left)[0], "io server disconnect");
      assert.equal(main.connected, true);
      assert.equal(await ask(main, "echo-ack", "still here"), "still here");
    });

    it("are all left when the server closes the connection", async (t) => {
      const { socket: observer } = await bystander(t);
      const { connections, main, admin } = await multiplexed(t, transport);
      const ids = [main.id, admin.id];
      const left = Promise.all([next(main, "disconnect"), next(admin, "disconnect")]);
      const closed = next(connections, "close");
      admin.emit("disconnect-me", true);
      assert.deepEqual((await left).map(([reason]) => reason), ["io server disconnect", "io server disconnect"]);
      await closed;
      for (const id of ids) {
        assert.equal((await departure(observer, id)).reason, "server namespace disconnect");
      }
    });

    it("stay when another one is refused", async (t) => {
      const connections = manager(t, transport);
      const main = await connection(connections.socket("/"));
      assert.equal((await refusal(connections.socket("/admin"))).message, "credentials required");
      assert.equal((await refusal(connections.socket("/nowhere"))).message, "Invalid namespace");
      assert.equal(await ask(main, "echo-ack", "still here"), "still here");
    });
  });
});
