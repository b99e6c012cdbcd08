// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it } from "node:test";
import { ask, bystander, connected, departure, eachTransport, next, replies } from "./support.mjs";

const END = "that was all";

/** So many clients in the namespace of rooms; each keeps the news it hears. */
async function clients(t, transport, count) {
  const sockets = await Promise.all(
    Array.from({ length: count }, () => connected(t, { ...transport, namespace: "/rooms" })),
  );
  return sockets.map((socket) => {
    const news = [];
    const last = new EventEmitter();
    socket.on("news", (item) => (item === END ? last.emit("end") : news.push(item)));
    const does = (event, ...args) => replies(socket, event, ...args);
    return { socket, news, last, does };
  });
}

/** What each of them heard so far: a last word to all of them comes after everything that was said before. */
async function heard(...listeners) {
  const ends = listeners.map(({ last }) => next(last, "end"));
  await listeners[0].does("everyone", END);
  await Promise.all(ends);
  return listeners.map(({ news }) => news);
}

describe("rooms", () => {
  eachTransport((transport) => {
    it("hold their own socket, and what it joined, until it leaves", async (t) => {
      const [one] = await clients(t, transport, 1);
      const rooms = async () => (await ask(one.socket, "rooms")).sort();
      assert.deepEqual(await rooms(), [one.socket.id]);
      assert.deepEqual(await one.does("join", ["a", "€😀"]), []);
      await one.does("join", ["a"]);
      assert.deepEqual(await rooms(), [one.socket.id, "a", "€😀"].sort());
      await one.does("leave", ["a", "never joined"]);
      assert.deepEqual(await rooms(), [one.socket.id, "€😀"].sort());
    });

    it("reach those who are in, but not the sender", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      await one.does("join", ["a"]);
      await two.does("join", ["a"]);
      await one.does("to", ["a"], "from a member");
      await three.does("to", ["a"], "from elsewhere");
      assert.deepEqual(await heard(one, two, three), [
        ["from elsewhere"],
        ["from a member", "from elsewhere"],
        [],
      ]);
    });

    it("reach a socket in several of them once", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      await two.does("join", ["a", "b"]);
      await three.does("join", ["b"]);
      await one.does("to", ["a", "b"], "once");
      assert.deepEqual(await heard(one, two, three), [[], ["once"], ["once"]]);
    });

    it("no longer reach who has left", async (t) => {
      const [one, two] = await clients(t, transport, 2);
      await two.does("join", ["a"]);
      await one.does("to", ["a"], "first");
      await two.does("leave", ["a"]);
      await one.does("to", ["a"], "second");
      assert.deepEqual(await heard(one, two), [[], ["first"]]);
    });

    it("are named after each socket", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      await one.does("to", [two.socket.id], "privately");
      assert.deepEqual(await heard(one, two, three), [[], ["privately"], []]);
    });

    it("that nobody is in reach nobody", async (t) => {
      const [one, two] = await clients(t, transport, 2);
      await one.does("to", ["empty"], "lost");
      await one.does("everyone-in", ["empty"], "lost");
      assert.deepEqual(await heard(one, two), [[], []]);
    });

    it("may be left out", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      await two.does("join", ["a", "b"]);
      await three.does("join", ["a"]);
      await one.does("to-except", ["a"], ["b"], "a without b");
      await one.does("except", ["b"], "others without b");
      await one.does("everyone-except", ["b"], "all without b");
      assert.deepEqual(await heard(one, two, three), [
        ["all without b"],
        [],
        ["a without b", "others without b", "all without b"],
      ]);
    });

    it("reach the sender too if the namespace speaks", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      await one.does("join", ["a"]);
      await two.does("join", ["a"]);
      await one.does("everyone-in", ["a"], "to the room");
      assert.deepEqual(await heard(one, two, three), [["to the room"], ["to the room"], []]);
    });

    it("are filled and emptied from outside", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      await two.does("join", ["a"]);
      await three.does("join", ["a"]);
      await one.does("move", "a", "b");
      assert.deepEqual((await ask(two.socket, "rooms")).sort(), [two.socket.id, "b"].sort());
      await one.does("to", ["a"], "to a");
      await one.does("to", ["b"], "to b");
      assert.deepEqual(await heard(one, two, three), [[], ["to b"], ["to b"]]);
    });

    it("are disconnected from outside", async (t) => {
      const { socket: observer } = await bystander(t);
      const [one, two] = await clients(t, transport, 2);
      const { id } = two.socket;
      await two.does("join", ["a"]);
      const left = next(two.socket, "disconnect");
      await one.does("kick", "a", true);
      assert.equal((await left)[0], "io server disconnect");
      const { reason, lastRooms } = await departure(observer, id);
      assert.equal(reason, "server namespace disconnect");
      assert.deepEqual(lastRooms.sort(), [id, "a"].sort());
      assert.equal((await one.does("rooms")).length, 1);
    });
  });
});

describe("a broadcast", () => {
  eachTransport((transport) => {
    it("of a socket leaves out the sender", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      await one.does("broadcast", "hello");
      assert.deepEqual(await heard(one, two, three), [[], ["hello"], ["hello"]]);
    });

    it("of the namespace reaches everyone", async (t) => {
      const [one, two] = await clients(t, transport, 2);
      await one.does("everyone", "hello");
      assert.deepEqual(await heard(one, two), [["hello"], ["hello"]]);
    });

    it("carries binary data to each", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      const picture = { name: "€", pixels: Buffer.from([1, 2, 3]), more: [Buffer.from([4])] };
      await one.does("broadcast", picture);
      assert.deepEqual(await heard(one, two, three), [[], [picture], [picture]]);
    });

    it("arrives in order", async (t) => {
      const [one, two, three] = await clients(t, transport, 3);
      const numbers = Array.from({ length: 100 }, (_, i) => i);
      await Promise.all(numbers.map((i) => one.does(i % 2 ? "everyone" : "broadcast", i)));
      assert.deepEqual(await heard(one, two, three), [numbers.filter((i) => i % 2), numbers, numbers]);
    });
  });
});

describe("clients over different transports", () => {
  it("hear each other", async (t) => {
    const [polling] = await clients(t, { transports: ["polling"] }, 1);
    const [webSocket] = await clients(t, { transports: ["websocket"] }, 1);
    await polling.does("broadcast", { from: "polling", bytes: Buffer.from([1]) });
    await webSocket.does("broadcast", { from: "WebSocket", bytes: Buffer.from([2]) });
    assert.deepEqual(await heard(polling, webSocket), [
      [{ from: "WebSocket", bytes: Buffer.from([2]) }],
      [{ from: "polling", bytes: Buffer.from([1]) }],
    ]);
  });
});
