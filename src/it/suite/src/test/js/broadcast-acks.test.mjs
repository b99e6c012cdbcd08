// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asker, newRoom, no, voter, yes } from "./polls.mjs";
import { ask, collect, eachTransport, needs, next } from "./support.mjs";

const byName = (votes) => votes.sort((a, b) => a.name.localeCompare(b.name));

describe("the acknowledgements of many clients", () => {
  eachTransport((transport) => {
    it("come all together", async (t) => {
      const room = newRoom();
      const questions = [];
      const answering = (vote) => (answer, question) => {
        questions.push(question);
        answer(vote);
      };
      const socket = await voter(t, transport, room, answering(yes("ann")));
      await voter(t, transport, room, answering(no("bob")));
      await voter(t, transport, room, answering(yes("€😀")));
      await voter(t, transport, newRoom(), answering(no("not asked")));
      assert.deepEqual(byName(await ask(socket, "poll", room)), byName([yes("ann"), no("bob"), yes("€😀")]));
      assert.deepEqual(questions, ["ok?", "ok?", "ok?"]);
    });

    it("are none where nobody is", async (t) => {
      const socket = await asker(t, transport);
      assert.deepEqual(await ask(socket, "poll", newRoom()), []);
      assert.equal((await ask(socket, "poll-first", newRoom())).error.code, "ACK_TIMEOUT");
    });

    it("wake the handler that waits for them, also for that of its own client", async (t) => {
      const room = newRoom();
      const socket = await voter(t, transport, room, (answer) => answer(yes("ann")));
      await voter(t, transport, room, (answer) => answer(no("bob")));
      assert.deepEqual(byName(await ask(socket, "poll-and-wait", room)), [yes("ann"), no("bob")]);
      assert.deepEqual(byName(await ask(socket, "poll-and-wait", room)), [yes("ann"), no("bob")]);
    });

    it("are those that came in time", async (t) => {
      const room = newRoom();
      const socket = await voter(t, transport, room, (answer) => answer(yes("ann")));
      await voter(t, transport, room); // knows no such event
      await voter(t, transport, room, (answer) => setTimeout(() => answer(no("too late")), 1500));
      assert.deepEqual(await ask(socket, "poll-for", room, 700), { votes: [yes("ann")], expected: 3 });
    });

    it("are not waited for when their client has left", async (t) => {
      const room = newRoom();
      const socket = await voter(t, transport, room, (answer) => answer(yes("ann")));
      const leaving = await voter(t, transport, room, () => leaving.disconnect());
      const closing = await voter(t, transport, room, () => closing.io.engine.close());
      assert.deepEqual(await ask(socket, "poll-for", room, 600_000), { votes: [yes("ann")], expected: 1 });
    });

    it("come one by one", async (t) => {
      const room = newRoom();
      const socket = await asker(t, transport);
      const answers = [];
      for (const name of ["ann", "bob"]) {
        const asked = await voter(t, transport, room);
        answers.push(next(asked, "vote").then(([, answer]) => () => answer(yes(name))));
      }
      socket.emit("poll-one-by-one", room);
      const [ann, bob] = await Promise.all(answers);
      const first = next(socket, "voted");
      bob();
      assert.deepEqual(await first, ["bob"]);
      const rest = Promise.all([next(socket, "voted"), next(socket, "poll-ended")]);
      ann();
      assert.deepEqual(await rest, [["ann"], ["complete"]]);
    });

    it("may be structures and binary data", async (t) => {
      const room = newRoom();
      const sockets = [await voter(t, transport, room), await voter(t, transport, room)];
      sockets.forEach((socket, i) => {
        socket.on("numbers", (answer) => answer([i, i + 1]));
        socket.on("picture", (answer) => answer(Buffer.from([i, 255])));
      });
      const numbers = await ask(sockets[0], "numbers", room);
      assert.deepEqual(numbers.sort((a, b) => a[0] - b[0]), [[0, 1], [1, 2]]);
      const pictures = await ask(sockets[0], "pictures", room);
      assert.deepEqual(pictures.sort(Buffer.compare), [Buffer.from([0, 255]), Buffer.from([1, 255])]);
    });

    it("count once for each client, whatever it answers", async (t) => {
      const room = newRoom();
      const socket = await asker(t, transport);
      await voter(t, transport, room, (answer) => answer("no vote at all"));
      await voter(t, transport, room, (answer) => answer(no("bob")));
      assert.deepEqual(await ask(socket, "poll-for", room, 600_000), { votes: [no("bob")], expected: 2 });
    });

    it("may be under way for many questions at a time", async (t) => {
      const room = newRoom();
      const socket = await voter(t, transport, room, (answer) => answer(yes("ann")));
      await voter(t, transport, room, (answer) => setTimeout(() => answer(no("bob")), Math.random() * 20));
      const polls = await Promise.all(Array.from({ length: 30 }, () => ask(socket, "poll", room)));
      polls.forEach((votes) => assert.deepEqual(byName(votes), [yes("ann"), no("bob")]));
    });
  });

  it("come over different transports", async (t) => {
    const room = newRoom();
    const socket = await voter(t, { transports: ["polling"] }, room, (answer) => answer(yes("polling")));
    await voter(t, { transports: ["websocket"] }, room, (answer) => answer(yes("WebSocket")));
    assert.deepEqual(byName(await ask(socket, "poll", room)), [yes("polling"), yes("WebSocket")]);
    assert.equal((await ask(socket, "poll-first", room)).yes, true);
  });
});

describe("events from outside of any handler", () => {
  const api = (path) => new URL(`api/${path}`, process.env.SOCKETIO_URL);
  const post = (room, what, body) =>
    fetch(api(`rooms/${encodeURIComponent(room)}/${what}`), { method: "POST", body, headers: { "content-type": "text/plain" } });

  eachTransport((transport) => {
    it("come from a REST resource and from threads of an executor", { skip: needs("rest", "concurrency") }, async (t) => {
      const room = newRoom();
      const socket = await voter(t, transport, room);
      for (const what of ["news", "later"]) {
        const news = next(socket, "news");
        assert.equal((await post(room, what, "it works")).status, 204);
        assert.deepEqual(await news, ["it works"]);
      }
    });

    it("come from a timer", { skip: needs("ejb") }, async (t) => {
      const socket = await voter(t, transport, "clock");
      assert.equal((await collect(socket, "tick", 2)).length, 2);
    });

    it("ask clients for the answer to a REST request", { skip: needs("rest") }, async (t) => {
      const room = newRoom();
      await voter(t, transport, room, (answer) => answer(yes("ann")));
      await voter(t, transport, room, (answer) => answer(no("bob")));
      assert.equal(await (await post(room, "poll", "ok?")).text(), "1 of 2");
    });
  });
});
