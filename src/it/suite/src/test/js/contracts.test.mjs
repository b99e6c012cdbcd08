// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asker, newRoom, voter } from "./polls.mjs";
import { ask, eachTransport, next, replies } from "./support.mjs";

describe("a contract", () => {
  eachTransport((transport) => {
    it("sends its parameters as arguments", async (t) => {
      const one = await asker(t, transport);
      const two = await asker(t, transport);
      const posted = next(two, "posted");
      await replies(one, "name", "Ann", []);
      one.emit("post", "€😀", Buffer.from([1, 2]));
      assert.deepEqual(await posted, [{ from: "Ann", text: "€😀" }, Buffer.from([1, 2])]);
    });

    it("has methods that are called as they are", async (t) => {
      const socket = await asker(t, transport);
      const posted = next(socket, "posted");
      socket.emit("welcome", "Ann");
      assert.deepEqual(await posted, [{ from: "server", text: "Welcome, Ann" }, Buffer.from([])]);
    });

    it("sends what is volatile only if it can go at once", async (t) => {
      const socket = await asker(t, transport);
      const typing = [];
      socket.on("typing", (who) => typing.push(who));
      for (let i = 0; i < 20; i++) {
        const lasting = next(socket, "lasting");
        socket.emit("typing", `${i}`);
        assert.deepEqual(await lasting, [`${i}`]);
      }
      assert.deepEqual(typing, [...new Set(typing)].sort((a, b) => a - b));
    });
  });
});

describe("what is known of sockets", () => {
  eachTransport((transport) => {
    it("is found by room", async (t) => {
      const room = newRoom();
      const ann = await voter(t, transport, room);
      const bob = await voter(t, transport, room);
      await replies(ann, "name", "Ann", ["a", "b"]);
      await replies(bob, "name", "€😀", []);
      const members = await ask(ann, "members", room);
      assert.deepEqual(members.sort((a, b) => a.tags.length - b.tags.length), [
        { name: "€😀", tags: [] },
        { name: "Ann", tags: ["a", "b"] },
      ]);
      await replies(ann, "name", "Ann", ["c"]);
      bob.disconnect();
      assert.deepEqual(await ask(ann, "members", newRoom()), []);
      const others = await ask(ann, "others");
      assert.ok(!others.includes(ann.id));
    });

    it("tells whom to disconnect", async (t) => {
      const ann = await asker(t, transport);
      const bob = await asker(t, transport);
      const name = newRoom();
      await replies(bob, "name", name, []);
      const left = next(bob, "disconnect");
      await replies(ann, "kick", name);
      assert.equal((await left)[0], "io server disconnect");
      assert.equal(ann.connected, true);
    });
  });
});
