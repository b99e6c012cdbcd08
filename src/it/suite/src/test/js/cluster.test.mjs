// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// What one server does for the clients of all.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { awaitServers, fresh, listen, on, onEach, until } from "./cluster.mjs";
import { ask, connection, next, within } from "./support.mjs";

const TIMEOUT = 20_000;
const WEBSOCKET = { transports: ["websocket"] };
const POLLING = { transports: ["polling"] };

/** In each of these rooms, or for everybody, and so on: see Emission.java. */
const to = (...rooms) => ({ rooms });

/** Clients on each server, in the same room. */
async function roommates(t, options) {
  const room = fresh("room");
  const sockets = await onEach(t, options);
  await Promise.all(sockets.map((socket) => ask(socket, "join", [room])));
  return { room, sockets };
}

/**
 * Waits until all that has been emitted before, by any of these, has arrived: events of one sender are in order, from
 * each server comes a last one.
 */
async function settle(sockets) {
  const end = fresh("end");
  await Promise.all(sockets.map((socket) => ask(socket, "join", [end])));
  const ends = sockets.map((socket) => {
    let left = sockets.length;
    return within(
      new Promise((resolve) => {
        socket.on("news", (payload) => payload === end && --left === 0 && resolve());
      }),
      "the end of the news",
    );
  });
  await Promise.all(sockets.map((socket) => ask(socket, "emit", to(end), end)));
  await Promise.all(ends);
}

/** What each of these hears of what is done, sorted. */
async function heard(sockets, action) {
  const all = sockets.map(listen);
  await action();
  await settle(sockets);
  return all.map((news) => news.filter((payload) => !/^end-/.test(payload)).sort());
}

describe("several servers", { timeout: 300_000 }, () => {
  it("know of each other", { timeout: 80_000 }, (t) => awaitServers(t, [1, 2, 3], 3));

  for (const [name, options] of Object.entries({ "by WebSocket": WEBSOCKET, "by polling": POLLING })) {
    describe(name, () => {
      it("reach a room from each server", { timeout: TIMEOUT }, async (t) => {
        const { room, sockets } = await roommates(t, options);
        const stranger = await on(t, 2, options);
        const all = [...sockets, stranger];
        const news = await heard(all, () =>
          Promise.all(sockets.map((socket, index) => ask(socket, "emit", to(room), `from ${index}`))),
        );
        const everything = ["from 0", "from 1", "from 2"];
        assert.deepEqual(news, [everything, everything, everything, []]);
      });

      it("reach everybody from each server", { timeout: TIMEOUT }, async (t) => {
        const sockets = await onEach(t, options);
        const news = await heard(sockets, () =>
          Promise.all(sockets.map((socket, index) => ask(socket, "emit", {}, `from ${index}`))),
        );
        assert.deepEqual(news, Array(3).fill(["from 0", "from 1", "from 2"]));
      });

      it("carry binary", { timeout: TIMEOUT }, async (t) => {
        const { room, sockets } = await roommates(t, options);
        const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251));
        const arrivals = sockets.map((socket) => next(socket, "news"));
        await ask(sockets[1], "emit-bytes", to(room), bytes);
        for (const [payload] of await Promise.all(arrivals)) {
          assert.ok(Buffer.from(payload).equals(bytes));
        }
      });

      it("collect the acknowledgements of all", { timeout: TIMEOUT }, async (t) => {
        const { room, sockets } = await roommates(t, options);
        sockets.forEach((socket, index) => socket.on("question", (answer) => answer(`answer ${index}`)));
        for (const socket of sockets) {
          const outcome = await ask(socket, "ask", to(room), 5_000);
          assert.deepEqual(outcome.answers.sort(), ["answer 0", "answer 1", "answer 2"]);
          assert.deepEqual(outcome.missing, []);
        }
      });
    });
  }

  it("keep the order of one sender", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    const numbers = Array.from({ length: 500 }, (_, index) => index);
    const all = sockets.map(listen);
    numbers.forEach((number) => sockets[0].emit("emit", to(room), number));
    for (const news of all) {
      await until(() => news.length >= numbers.length || news.length, "500 events");
      assert.deepEqual(news, numbers);
    }
  });

  it("tell who has not acknowledged, of those on other servers", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    sockets.slice(0, 2).forEach((socket, index) => socket.on("question", (answer) => answer(`answer ${index}`)));
    const outcome = await ask(sockets[0], "ask", to(room), 1_000);
    assert.deepEqual(outcome.answers.sort(), ["answer 0", "answer 1"]);
    assert.deepEqual(outcome.missing, [sockets[2].id]);
  });

  it("leave out the sender, a room, a socket", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    await ask(sockets[2], "join", [`${room}-not`]);
    const news = await heard(sockets, async () => {
      await ask(sockets[0], "broadcast", "to others");
      await ask(sockets[0], "emit", { rooms: [room], except: [`${room}-not`] }, "not in the room");
      await ask(sockets[0], "emit", { rooms: [room], except: [sockets[1].id] }, "not the socket");
    });
    assert.deepEqual(news, [
      ["not in the room", "not the socket"],
      ["not in the room", "to others"],
      ["not the socket", "to others"],
    ]);
  });

  it("reach a socket in several rooms once", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    await Promise.all(sockets.map((socket) => ask(socket, "join", [`${room}-too`])));
    const news = await heard(sockets, () => ask(sockets[1], "emit", to(room, `${room}-too`), "once"));
    assert.deepEqual(news, [["once"], ["once"], ["once"]]);
  });

  it("keep what is local", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    const news = await heard(sockets, () => ask(sockets[2], "emit", { rooms: [room], local: true }, "here"));
    assert.deepEqual(news, [[], [], ["here"]]);
  });

  it("reach a user on whichever servers that is", { timeout: TIMEOUT }, async (t) => {
    const user = fresh("ann");
    const sockets = [
      await on(t, 1, WEBSOCKET),
      await on(t, 2, { ...WEBSOCKET, auth: { user } }),
      await on(t, 3, { ...WEBSOCKET, auth: { user } }),
      await on(t, 3, { ...WEBSOCKET, auth: { user: fresh("bob") } }),
    ];
    const news = await heard(sockets, () => ask(sockets[0], "emit", { users: [user] }, "to ann"));
    assert.deepEqual(news, [[], ["to ann"], ["to ann"], []]);
  });

  it("forget who has left a room", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    await ask(sockets[1], "leave", room);
    const news = await heard(sockets, () => ask(sockets[0], "emit", to(room), "to who is left"));
    assert.deepEqual(news, [["to who is left"], [], ["to who is left"]]);
  });

  it("know who is in a room as soon as the client does", { timeout: TIMEOUT }, async (t) => {
    const sockets = await onEach(t, WEBSOCKET);
    const all = sockets.map(listen);
    for (let round = 0; round < 30; round++) {
      const room = fresh("room");
      const joining = sockets[round % 3];
      await ask(joining, "join", [room]);
      await ask(sockets[(round + 1) % 3], "emit", to(room), round); // the first one that joins is waited for
      await until(() => all[round % 3].at(-1) === round || all[round % 3], `the event of round ${round}`, 3_000);
    }
  });

  it("find the sockets of all, with rooms and data", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    await Promise.all(sockets.map((socket, index) => ask(socket, "remember", "number", { index })));
    for (const socket of sockets) {
      const { answers, missing } = await ask(socket, "fetch", to(room));
      assert.deepEqual(missing, []);
      const seen = answers.map(({ id, rooms, data }) => [id, rooms.sort(), data]);
      const expected = sockets.map(({ id }, index) => [id, [id, room].sort(), { number: { index } }]);
      assert.deepEqual(seen.sort(), expected.sort());
    }
  });

  it("make sockets of other servers join and leave", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    const other = fresh("other");
    const members = async () => (await ask(sockets[1], "fetch", to(other))).answers.length;
    await ask(sockets[0], "sockets-join", to(room), other);
    await until(async () => (await members()) === 3, "all three in the other room", 5_000);
    const news = await heard(sockets, () => ask(sockets[2], "emit", to(other), "to the other room"));
    assert.deepEqual(news, Array(3).fill(["to the other room"]));
    await ask(sockets[0], "sockets-leave", to(sockets[1].id, sockets[2].id), other);
    await until(async () => (await members()) === 1, "one of them in the other room", 5_000);
  });

  it("disconnect sockets of other servers", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    const stranger = await on(t, 3, WEBSOCKET);
    const tables = await Promise.all(sockets.map(({ io }) => connection(io.socket(`/${fresh("table")}`))));
    const reasons = sockets.map((socket) => next(socket, "disconnect"));
    await ask(stranger, "disconnect-sockets", to(room), false);
    assert.deepEqual((await Promise.all(reasons)).map(([reason]) => reason), Array(3).fill("io server disconnect"));
    await Promise.all(tables.map((socket) => ask(socket, "say", "the connection is there")));
    assert.deepEqual((await ask(stranger, "fetch", to(room))).answers, []);
  });

  it("close connections of other servers", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    const stranger = await on(t, 1, WEBSOCKET);
    const ends = sockets.map((socket) => next(socket.io.engine, "close"));
    await ask(stranger, "disconnect-sockets", to(room), true);
    await Promise.all(ends);
  });

  it("find one socket and emit to it", { timeout: TIMEOUT }, async (t) => {
    const sockets = await onEach(t, WEBSOCKET);
    const news = next(sockets[2], "news");
    assert.equal(await ask(sockets[0], "tell", sockets[2].id, "you"), true);
    assert.deepEqual(await news, ["you"]);
    assert.equal(await ask(sockets[0], "tell", "nobody", "you"), false);
  });

  it("tell each other, but not themselves", { timeout: TIMEOUT }, async (t) => {
    const sockets = await onEach(t, WEBSOCKET);
    const told = sockets.map(() => []);
    sockets.forEach((socket, index) => socket.on("server-told", (payload) => told[index].push(payload)));
    for (const [index, socket] of sockets.entries()) {
      await ask(socket, "tell-servers", { from: index });
    }
    await until(() => told.every((news) => news.length >= 2) || told, "what servers tell", 5_000);
    await settle(sockets);
    const from = (...indices) => indices.map((index) => ({ from: index }));
    assert.deepEqual(told.map((news) => news.sort((a, b) => a.from - b.from)), [from(1, 2), from(0, 2), from(0, 1)]);
  });

  it("ask each other", { timeout: TIMEOUT }, async (t) => {
    const sockets = await onEach(t, WEBSOCKET);
    for (const socket of sockets) {
      const { answers, missing } = await ask(socket, "ask-servers", "clients");
      assert.deepEqual(missing, []);
      assert.equal(answers.length, 2);
      answers.forEach((answer) => assert.match(answer, /^clients \d+$/));
    }
  });

  it("share dynamic namespaces", { timeout: TIMEOUT }, async (t) => {
    const number = `/${fresh("table")}`;
    const other = `/${fresh("table")}`;
    const at = (index, namespace) => on(t, index, { ...WEBSOCKET, namespace });
    const sockets = [await at(1, number), await at(2, number), await at(3, other), await at(3, number)];
    const said = sockets.map(() => []);
    sockets.forEach((socket, index) => socket.on("said", (payload) => said[index].push(payload)));
    await ask(sockets[0], "say", "at this table");
    await ask(sockets[0], "say-at-all", "at all tables");
    await until(() => said.every((words) => words.includes("at all tables")) || said, "the word to all", 5_000);
    const both = ["at this table", "at all tables"];
    assert.deepEqual(said, [both, both, ["at all tables"], both]);
  });

  it("tell a newcomer's namespace to others before the newcomer", { timeout: TIMEOUT }, async (t) => {
    for (let round = 0; round < 5; round++) {
      const namespace = `/${fresh("table")}`;
      const [first, second] = [
        await on(t, 1 + (round % 3), { ...WEBSOCKET, namespace }),
        await on(t, 1 + ((round + 1) % 3), { ...WEBSOCKET, namespace }),
      ];
      const said = next(second, "said");
      await ask(first, "say", round);
      assert.deepEqual(await said, [round]);
    }
  });

  it("forget who has gone", { timeout: TIMEOUT }, async (t) => {
    const { room, sockets } = await roommates(t, WEBSOCKET);
    sockets[2].disconnect();
    await until(async () => (await ask(sockets[0], "fetch", to(room))).answers.length === 2, "two sockets", 5_000);
  });
});
