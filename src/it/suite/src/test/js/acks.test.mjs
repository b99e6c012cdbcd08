// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, client, connected, connection, eachTransport, next, onReference, replies } from "./support.mjs";

describe("an acknowledgement by the server", () => {
  eachTransport((transport) => {
    it("is the returned value", async (t) => {
      const socket = await connected(t, transport);
      assert.deepEqual(await replies(socket, "reply-value", "€😀"), [{ text: "Hello, €😀" }]);
    });

    it("is what a returned stage completes with", async (t) => {
      const socket = await connected(t, transport);
      assert.deepEqual(await replies(socket, "reply-stage", "you"), [{ text: "Hello, you" }]);
    });

    it("may be given by hand, later, and only once", async (t) => {
      const socket = await connected(t, transport);
      const values = [];
      const answered = new Promise((resolve) => {
        socket.emit("reply-manual", "you", (...reply) => resolve(values.push(reply)));
      });
      await answered;
      assert.equal(await ask(socket, "echo-ack", "next"), "next");
      assert.deepEqual(values, [[{ text: "Hello, you" }]]);
    });

    it("may have several values", async (t) => {
      const socket = await connected(t, transport);
      const values = [1, "zwei", { drei: [3] }, null, [4, 5]];
      assert.deepEqual(await replies(socket, "echo-ack", ...values), values);
    });

    it("is empty when there is nothing to say", async (t) => {
      const socket = await connected(t, transport);
      assert.deepEqual(await replies(socket, "reply-nothing"), []);
      assert.deepEqual(await replies(socket, "reply-manual-nothing"), []);
      assert.deepEqual(await replies(socket, "echo-ack"), []);
    });

    it("is not sent when none was asked for", async (t) => {
      const socket = await connected(t, transport);
      const packets = [];
      socket.io.engine.on("packet", ({ type, data }) => type === "message" && packets.push(data));
      socket.emit("reply-value", "you");
      socket.emit("reply-nothing");
      socket.emit("reply-crash", "you");
      assert.equal(await ask(socket, "is-reply-requested"), true);
      assert.deepEqual(packets, ["30[true]"]);
    });

    it("tells apart many that are under way", async (t) => {
      const socket = await connected(t, transport);
      const numbers = Array.from({ length: 100 }, (_, i) => i);
      const answers = await Promise.all(numbers.map((i) => ask(socket, i % 2 ? "reply-value" : "reply-stage", `${i}`)));
      assert.deepEqual(answers, numbers.map((i) => ({ text: `Hello, ${i}` })));
    });

    it("is an error when the handler says so", async (t) => {
      const socket = await connected(t, transport);
      const rejected = (code, message) => ({ error: { code, message } });
      assert.deepEqual(await ask(socket, "reply-reject", "jane"), rejected("SOLD_OUT", "no seat for jane"));
      assert.deepEqual(await ask(socket, "reply-rejected", "jane"), rejected("UNKNOWN_NAME", "who is jane?"));
      assert.deepEqual(await ask(socket, "reply-failed-stage", "jane"), rejected("TOO_LATE", "jane is late"));
    });

    it("does not tell why the handler failed", async (t) => {
      const socket = await connected(t, transport);
      const { error, ...rest } = await ask(socket, "reply-crash", "jane");
      assert.deepEqual(rest, {});
      assert.equal(error.code, "INTERNAL");
      assert.doesNotMatch(JSON.stringify(error), /nobody's business|Exception/);
    });

    it("is an error when an argument is of the wrong type", async (t) => {
      const socket = await connected(t, transport);
      assert.equal(await ask(socket, "reply-number", 42), 42);
      for (const wrong of ["abc", {}, [1], 1e99]) {
        const { error } = await ask(socket, "reply-number", wrong);
        assert.equal(typeof error?.code, "string", JSON.stringify(wrong));
        assert.doesNotMatch(JSON.stringify(error), /Exception|abc/);
      }
      assert.equal(await ask(socket, "reply-number", 43), 43);
    });
  });
});

describe("an acknowledgement by the client", () => {
  eachTransport((transport) => {
    it("reaches a handler that waits for it while it serves this client", async (t) => {
      const socket = await connected(t, transport);
      socket.on("question", (question, answer) => answer(`${question} 42 €😀`));
      assert.equal(await ask(socket, "ask", "what?"), "what? 42 €😀");
      assert.equal(await ask(socket, "ask", "again?"), "again? 42 €😀");
    });

    it("reaches the handler of its own client only", async (t) => {
      const sockets = await Promise.all([1, 2, 3, 4].map(() => connected(t, transport)));
      const answers = sockets.map((socket, i) => {
        socket.on("question", (question, answer) => answer(`${question} ${i}`));
        return ask(socket, "ask", "who?");
      });
      assert.deepEqual(await Promise.all(answers), ["who? 0", "who? 1", "who? 2", "who? 3"]);
    });

    it("may take its time, and what was sent meanwhile waits for its turn", { skip: onReference }, async (t) => {
      const socket = await connected(t, transport);
      const order = [];
      const question = next(socket, "question");
      const asked = ask(socket, "ask", "what?").then(() => order.push("asked"));
      const echoed = ask(socket, "echo-ack", 1).then(() => order.push("echoed"));
      const [, answer] = await question;
      // Another client is served while the handler of this one waits.
      const other = await connected(t, transport);
      assert.equal(await ask(other, "echo-ack", "not waiting"), "not waiting");
      assert.deepEqual(order, []);
      answer("so be it");
      await Promise.all([asked, echoed]);
      assert.deepEqual(order, ["asked", "echoed"]);
    });

    it("may be given before the client has upgraded, or after", async (t) => {
      const socket = client(t, transport);
      socket.on("question", (question, answer) => answer(question));
      const early = ask(socket, "ask", "buffered until the connection is there");
      await connection(socket);
      assert.equal(await early, "buffered until the connection is there");
      assert.equal(await ask(socket, "ask", "later"), "later");
    });
  });
});
