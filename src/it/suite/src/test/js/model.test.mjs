// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// The programming model with what a real server brings. The application is ee.socketio.it.model.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { APP, ask, connected, eachTransport, http, needs, next, refusal, client, replies } from "./support.mjs";

const error = async (socket, event, ...args) => (await replies(socket, event, ...args))[0].error;

const item = () => `item-${Math.random().toString(36).slice(2)}`;

describe("an observer", { skip: needs("transactions", "validation") }, () => {
  eachTransport((transport) => {
    const orders = (t) => connected(t, { ...transport, namespace: "/orders" });

    it("gets what is valid, in a transaction, and others hear of it after the commit", async (t) => {
      const [buyer, witness] = [await orders(t), await orders(t)];
      const ordered = item();
      const news = next(witness, "ordered");
      assert.equal(await ask(buyer, "order", { item: ordered, quantity: 1 }), ordered);
      assert.deepEqual(await news, [ordered]);
      assert.equal(await ask(buyer, "count", ordered), 1);
    });

    it("that fails undoes its transaction, and nobody hears of it", async (t) => {
      const buyer = await orders(t);
      const heard = [];
      const [undone, done] = [item(), item()];
      buyer.on("ordered", (name) => heard.push(name));
      const refused = await error(buyer, "order", { item: undone, quantity: 101 });
      assert.deepEqual(refused, { code: "SOLD_OUT", message: "there are not so many" });
      assert.equal(await ask(buyer, "count", undone), 0);
      const news = next(buyer, "ordered");
      await ask(buyer, "order", { item: done, quantity: 1 });
      await news;
      assert.deepEqual(heard, [done]);
    });

    it("does not get what is not valid, of which the client is told but the value", async (t) => {
      const { code, violations, message } = await error(await orders(t), "order", { item: " ", quantity: -4711 });
      assert.equal(code, "INVALID");
      assert.deepEqual(violations.map(({ argument, path }) => [argument, path]), [[0, "item"], [0, "quantity"]]);
      assert.ok(violations.every((violation) => violation.message));
      assert.doesNotMatch(JSON.stringify([violations, message]), /4711/);
    });

    it("does not get other arguments that are not valid", async (t) => {
      const { code, violations } = await error(await orders(t), "rate", "tea", 0);
      assert.equal(code, "INVALID");
      assert.deepEqual(violations.map(({ argument, path }) => [argument, path]), [[1, ""]]);
    });

    it("whose reply is not valid has failed", async (t) => {
      const { code, violations } = await error(await orders(t), "long-reply");
      assert.equal(code, "INTERNAL");
      assert.equal(violations, undefined);
    });
  });
});

describe("a namespace by pattern", () => {
  eachTransport((transport) => {
    const member = (t, id) => connected(t, { ...transport, namespace: `/org-${id}` });

    it("has its variable injected, and its own sockets", async (t) => {
      const [first, colleague, stranger] = [await member(t, "a b"), await member(t, "a b"), await member(t, "c")];
      assert.equal(await ask(first, "who-are-we"), "a b");
      assert.equal(await ask(stranger, "who-are-we"), "c");
      const heard = next(colleague, "said");
      stranger.on("said", () => assert.fail("of another organization"));
      first.emit("say", "hi");
      assert.deepEqual(await heard, ["hi"]);
      assert.equal(await ask(stranger, "who-are-we"), "c");
    });

    it("does not admit other names", async (t) => {
      assert.equal((await refusal(client(t, { ...transport, namespace: "/org-1/2" }))).message, "Invalid namespace");
    });

    it("has every kind of observer", async (t) => {
      const socket = await member(t, "x");
      assert.deepEqual(await error(socket, "forbidden"), { code: "NO", message: "not here" });
      assert.equal(await ask(socket, "shout"), "what is shout?");
      assert.deepEqual(await error(socket, "failing"), { code: "FAILED", message: "as expected" });
      const said = next(socket, "said");
      socket.emit("say", "hi");
      await said;
      assert.equal(await ask(socket, "seen"), "forbidden shout failing say out:said seen");
      assert.equal(
        await ask(socket, "beside", "tea"),
        "tea /org-x forbidden shout failing say out:said seen beside",
      );
    });
  });
});

describe("a client hears what is emitted", () => {
  eachTransport((transport) => {
    const post = async (path) => assert.equal((await http(new URL(path, APP), { method: "POST" })).status, 204);

    it("by a REST resource", { skip: needs("rest") }, async (t) => {
      const text = item();
      const news = next(await connected(t, { ...transport, namespace: "/news" }), "news");
      await post(`rest/news/${text}`);
      assert.deepEqual(await news, [text]);
    });

    it("by the timer of an enterprise bean", { skip: needs("rest", "ejb") }, async (t) => {
      const text = item();
      const news = next(await connected(t, { ...transport, namespace: "/news" }), "news");
      await post(`rest/news/${text}/later`);
      assert.deepEqual(await news, [text]);
    });
  });
});
