// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Two web applications of one EAR, which shares the library, a bean with handlers, and an EJB: SHOP_URL, FORUM_URL.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { POLLING, TRANSPORTS, ask, client, connected, eachTransport, http, next, refusal, url } from "./support.mjs";

const SHOP = process.env.SHOP_URL;
const FORUM = process.env.FORUM_URL;
const timeout = 10_000;

const shop = { base: SHOP };
/** It has a path of its own. */
const forum = { base: FORUM, path: new URL("live/", FORUM).pathname };

/** Collects what comes meanwhile, and what a round trip later has come. */
async function during(sockets, event, action) {
  const seen = sockets.map(() => []);
  sockets.forEach((socket, index) => socket.on(event, (...args) => seen[index].push(args)));
  await action();
  await Promise.all(sockets.map((socket) => ask(socket, "name")));
  return seen;
}

describe("two web applications of an EAR", () => {
  eachTransport((options) => {
    it("have handlers of their own for the same event", { timeout }, async (t) => {
      assert.equal(await ask(await connected(t, { ...shop, ...options }), "name"), "shop");
      assert.equal(await ask(await connected(t, { ...forum, ...options }), "name"), "forum");
    });

    it("share the handlers of libraries and of EJB jars", { timeout }, async (t) => {
      for (const where of [shop, forum]) {
        const socket = await connected(t, { ...where, ...options });
        assert.equal(await ask(socket, "calls"), 1);
        assert.equal(await ask(socket, "calls"), 2);
        const stamping = next(socket, "stamping");
        assert.equal(await ask(socket, "stamp", "letter"), "letter, stamped");
        assert.deepEqual(await stamping, ["letter"]);
      }
    });
  });

  it("have namespaces of their own", { timeout }, async (t) => {
    await connected(t, { ...shop, namespace: "/only-shop" });
    await connected(t, { ...forum, namespace: "/only-forum" });
    assert.equal((await refusal(client(t, { ...shop, namespace: "/only-forum" }))).message, "Invalid namespace");
    assert.equal((await refusal(client(t, { ...forum, namespace: "/only-shop" }))).message, "Invalid namespace");
    assert.equal(await ask(await connected(t, shop), "only"), "/only-shop");
  });

  it("have options of their own", { timeout }, async () => {
    const handshake = async (where) => JSON.parse((await http(url(POLLING, where))).body.slice(1));
    assert.equal((await handshake({ base: SHOP })).pingInterval, 25_000);
    assert.equal((await handshake({ base: FORUM, endpoint: "live/" })).pingInterval, 7_000);
  });

  it("have servers of their own, of which a shared handler gets the current one", { timeout }, async (t) => {
    const options = TRANSPORTS["WebSocket only"];
    const buyer = await connected(t, { ...shop, ...options });
    const reader = await connected(t, { ...forum, ...options });
    await connected(t, { ...forum, ...options, namespace: "/news" });
    assert.equal(await ask(buyer, "readers"), 0);
    assert.equal(await ask(reader, "readers"), 1);
  });

  it("each mean their own server by what they inject", { timeout }, async (t) => {
    const buyer = await connected(t, shop);
    const reader = await connected(t, forum);
    const seen = await during([buyer, reader], "heard", () => buyer.emitWithAck("gossip", "psst"));
    assert.deepEqual(seen[0], [["shop", "psst"]]);
    // Whether an event of CDI reaches another web application differs; to whose clients that speaks does not.
    assert.ok(["[]", '[["forum","psst"]]'].includes(JSON.stringify(seen[1])), JSON.stringify(seen[1]));
  });

  it("are each meant by an EJB that a handler calls", { timeout }, async (t) => {
    const buyer = await connected(t, shop);
    const reader = await connected(t, forum);
    const seen = await during([buyer, reader], "announced", async () => {
      await buyer.emitWithAck("announce", "sale");
      await reader.emitWithAck("announce", "thread");
    });
    assert.deepEqual(seen, [[["sale"]], [["thread"]]]);
  });

  it("are chosen by their context path by an EJB that is called otherwise", { timeout }, async (t) => {
    const buyer = await connected(t, shop);
    const reader = await connected(t, forum);
    const announce = (query) => http(url(query, { base: SHOP, endpoint: "announce" }));
    const seen = await during([buyer, reader], "announced", async () => {
      const at = new URL(FORUM).pathname.slice(0, -1);
      assert.equal((await announce({ at, text: "closing" })).body, "announced");
      assert.match((await announce({ text: "which?" })).body, /^SIO000267: .*servers\.at\("\/path"\)$/);
    });
    assert.deepEqual(seen, [[], [["closing"]]]);
  });
});
