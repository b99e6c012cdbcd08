// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Clients behind a balancer that sends each request to the next server, whoever it is from.
import assert from "node:assert/strict";
import { it } from "node:test";
import { BALANCER, Counter, assertComplete, awaitServers, everybodyHears, finish, fresh, listen, on, until } from "./cluster.mjs";
import { ask, connected, eachTransport, next } from "./support.mjs";

const TIMEOUT = 30_000;

it("servers know of each other", { timeout: 80_000 }, (t) => awaitServers(t, [1, 2, 3], 3));

eachTransport((transport) => {
  const options = { base: BALANCER, ...transport };

  it("clients ask, and are answered", { timeout: TIMEOUT }, async (t) => {
    const socket = await connected(t, options);
    for (let round = 0; round < 30; round++) {
      assert.equal(await ask(socket, "servers"), 3);
    }
    const { name } = socket.io.engine.transport;
    assert.equal(name, transport.transports.at(-1));
  });

  it("what a client says stays in order", { timeout: TIMEOUT }, async (t) => {
    const room = fresh("room");
    const [sender, receiver] = [await connected(t, options), await connected(t, options)];
    await ask(receiver, "join", [room]);
    const news = listen(receiver);
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    for (const number of numbers) {
      sender.emit("emit", { rooms: [room] }, number);
      if (number % 20 === 0) await ask(sender, "servers"); // so that there are several requests
    }
    await until(() => news.length >= numbers.length || news.length, "300 events");
    assert.deepEqual(news, numbers);
  });

  it("binary goes both ways", { timeout: TIMEOUT }, async (t) => {
    const socket = await connected(t, options);
    const room = fresh("room");
    await ask(socket, "join", [room]);
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
    const news = next(socket, "news");
    await ask(socket, "emit-bytes", { rooms: [room] }, bytes);
    assert.ok(Buffer.from((await news)[0]).equals(bytes));
  });

  it("a client that goes is gone", { timeout: TIMEOUT }, async (t) => {
    const room = fresh("room");
    const observer = await on(t, 1, { transports: ["websocket"] });
    const socket = await connected(t, options);
    await ask(socket, "join", [room]);
    const members = async () => (await ask(observer, "fetch", { rooms: [room] })).answers.length;
    assert.equal(await members(), 1);
    socket.disconnect();
    await until(async () => (await members()) === 0, "nobody in the room", 5_000);
  });

  it("a client is told to go", { timeout: TIMEOUT }, async (t) => {
    const observer = await on(t, 2, { transports: ["websocket"] });
    const socket = await connected(t, options);
    const end = next(socket, "disconnect");
    await ask(observer, "disconnect-sockets", { rooms: [socket.id] }, false);
    assert.equal((await end)[0], "io server disconnect");
  });

  it("nothing is lost, and nothing comes twice, while many count", { timeout: 60_000 }, async (t) => {
    const all = [1, 2, 3].map((number) => new Counter(t, `caller-${number}`, BALANCER, transport));
    await Promise.all(all.map((counter) => counter.entered()));
    all.forEach((counter) => counter.start());
    for (let round = 0; round < 20; round++) await everybodyHears(all);
    await finish(all);
    assertComplete(all);
    assert.ok(all.every(({ connections }) => connections === 1));
  });
});
