// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { APP, ask, client, connected, connection, eachTransport, manager, next, pathOf, refusal } from "./support.mjs";

const authorized = { namespace: "/admin", auth: { user: "jane", token: "secret" } };

describe("a client that connects", () => {
  eachTransport((transport) => {
    it("gets an id that is not the one of its connection", async (t) => {
      const socket = await connected(t, transport);
      assert.match(socket.id, /^[\w-]{20}$/);
      assert.match(socket.io.engine.id, /^[\w-]{20}$/);
      assert.notEqual(socket.id, socket.io.engine.id);
    });

    it("presents auth, query and headers", async (t) => {
      const auth = { token: "€😀", nested: { list: [1, "2", null, true] } };
      const socket = await connected(t, {
        ...transport,
        auth,
        query: { room: "a&b=c €" },
        extraHeaders: { "X-Case": "connect" },
      });
      const seen = await ask(socket, "handshake");
      assert.deepEqual(seen.auth, auth);
      assert.equal(seen.query.room, "a&b=c €");
      assert.equal(seen.query.EIO, "4");
      assert.equal(seen.query.transport, transport.transports[0]);
      assert.equal(seen.header, "connect");
      assert.ok(seen.url.startsWith(pathOf(APP) + "?"), seen.url);
      assert.match(seen.address, /^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1|0:0:0:0:0:0:0:1)$/);
      assert.equal(seen.secure, false);
      assert.equal(seen.xdomain, false);
      assert.ok(Math.abs(Date.now() - seen.issued) < 60_000, `issued ${seen.issued}`);
    });

    it("may present no auth at all", async (t) => {
      const socket = await connected(t, transport);
      assert.equal((await ask(socket, "handshake")).auth ?? null, null);
    });

    it("is who the server accepted it as, and is welcomed", async (t) => {
      const socket = client(t, { ...transport, ...authorized });
      const welcome = next(socket, "welcome");
      await connection(socket);
      const [{ user, rooms }] = await welcome;
      assert.equal(user, "jane");
      assert.deepEqual(rooms.sort(), [socket.id, "lobby"].sort());
      assert.equal(await ask(socket, "whoami"), "jane");
    });

    it("is refused with message and data", async (t) => {
      const socket = client(t, { ...transport, namespace: "/admin", auth: { user: "jane", token: "guess" } });
      const error = await refusal(socket);
      assert.ok(error instanceof Error);
      assert.equal(error.message, "not authorized");
      assert.deepEqual(error.data, { code: 401, user: "jane" });
      assert.equal(socket.connected, false);
      assert.equal(socket.active, false, "it does not try again by itself");
    });

    it("is refused without data", async (t) => {
      const error = await refusal(client(t, { ...transport, namespace: "/admin" }));
      assert.equal(error.message, "credentials required");
      assert.equal(error.data, undefined);
    });

    it("is not told why the server failed", async (t) => {
      const error = await refusal(client(t, { ...transport, namespace: "/admin", auth: { user: "j", token: "crash" } }));
      assert.notEqual(error.message, "");
      assert.doesNotMatch(error.message + JSON.stringify(error.data ?? null), /nobody's business|Exception/);
    });

    it("is refused with auth of the wrong shape", async (t) => {
      const error = await refusal(client(t, { ...transport, namespace: "/admin", auth: { user: "j", token: [{}] } }));
      assert.notEqual(error.message, "");
      assert.doesNotMatch(error.message, /\n|Exception/);
    });

    it("is refused in a namespace that does not exist", async (t) => {
      const error = await refusal(client(t, { ...transport, namespace: "/nowhere" }));
      assert.equal(error.message, "Invalid namespace");
    });

    it("may try again on the same connection", async (t) => {
      const connections = manager(t, transport);
      await connection(connections.socket("/"));
      const socket = connections.socket("/admin", { auth: { user: "jane", token: "guess" } });
      await refusal(socket);
      const { id } = connections.engine;
      socket.auth = authorized.auth;
      await connection(socket.connect());
      assert.equal(await ask(socket, "whoami"), "jane");
      assert.equal(connections.engine.id, id);
    });
  });
});
