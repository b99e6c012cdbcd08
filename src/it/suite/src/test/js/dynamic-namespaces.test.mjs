// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Namespaces by pattern: which exist, all at once, their rooms. The application is ee.socketio.it.model.Teams.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { ask, client, connected, connection, eachTransport, manager, next, refusal, within } from "./support.mjs";

const unique = () => Math.random().toString(36).slice(2);

const auth = (team) => ({ password: [...team].reverse().join("") });

describe("namespaces of teams", () => {
  eachTransport((transport) => {
    const member = (t, team) => connected(t, { ...transport, namespace: `/team-${team}`, auth: auth(team) });
    const control = (t) => connected(t, { ...transport, namespace: "/teams" });

    /** A member that is in a room. */
    async function inRoom(t, team, room) {
      const socket = await member(t, team);
      socket.emit("join", room);
      assert.ok((await ask(socket, "size", room)) > 0);
      return socket;
    }

    /** What has happened, as soon as that is at least so much. */
    async function chronicle(socket, of, count) {
      const look = async () => {
        for (;;) {
          const entries = await ask(socket, "chronicle", of);
          if (entries.length >= count) {
            return entries;
          }
          await delay(20);
        }
      };
      return within(look(), `${count} entries of ${of}`);
    }

    it("exist as an observer says", async (t) => {
      const team = `unknown-${unique()}`;
      const stranger = client(t, { ...transport, namespace: `/team-${team}`, auth: auth(team) });
      assert.equal((await refusal(stranger)).message, "Invalid namespace");
    });

    it("exist for whom an observer says, also when others are in", async (t) => {
      const team = unique();
      await member(t, team);
      for (const wrong of [undefined, { password: "wrong" }, { password: {} }]) {
        const stranger = client(t, { ...transport, namespace: `/team-${team}`, auth: wrong });
        assert.equal((await refusal(stranger)).message, "Invalid namespace");
      }
      await member(t, team);
    });

    it("are refused one by one on a connection that has others", async (t) => {
      const connections = manager(t, transport);
      const main = await connection(connections.socket("/teams"));
      const team = unique();
      assert.equal((await refusal(connections.socket(`/team-${unique()}`))).message, "Invalid namespace");
      await connection(connections.socket(`/team-${team}`, { auth: auth(team) }));
      assert.deepEqual(await ask(main, "chronicle", "/nothing"), []);
    });

    it("are created by the first member and deleted after the last", async (t) => {
      const team = unique();
      const observer = await control(t);
      const first = await member(t, team);
      const second = await member(t, team);
      await chronicle(observer, `/team-${team}`, 3);
      first.disconnect();
      await chronicle(observer, `/team-${team}`, 4);
      second.io.engine.close();
      assert.deepEqual(await chronicle(observer, `/team-${team}`, 6), [
        "created with 0",
        "connected",
        "connected",
        "disconnected",
        "disconnected",
        "deleted with 0",
      ]);
      await member(t, team);
      assert.deepEqual((await chronicle(observer, `/team-${team}`, 8)).slice(6), ["created with 0", "connected"]);
    });

    it("hear what is said to all, each in its own namespace", async (t) => {
      const room = unique();
      const [red, blue] = [await inRoom(t, unique(), room), await inRoom(t, unique(), room)];
      const other = await inRoom(t, unique(), unique());
      other.on("announcement", () => assert.fail("of another room"));
      const heard = Promise.all([next(red, "announcement"), next(blue, "announcement")]);
      (await control(t)).emit("announce", room, { text: "hi", picture: Buffer.from([1, 2]) });
      for (const [{ text, picture }] of await heard) {
        assert.equal(text, "hi");
        assert.deepEqual([...new Uint8Array(picture)], [1, 2]);
      }
      assert.equal(await ask(other, "size", room), 0);
    });

    it("are asked, found and dismissed all at once", async (t) => {
      const room = unique();
      const [red, blue] = [unique(), unique()].sort();
      const members = [await inRoom(t, red, room), await inRoom(t, blue, room)];
      const observer = await control(t);
      members.forEach((socket, index) => socket.on("question", (text, answer) => answer(`${text} ${index}`)));
      assert.deepEqual((await ask(observer, "poll", room, "ok?")).sort(), ["ok? 0", "ok? 1"]);
      assert.deepEqual(await ask(observer, "fetch", room), [`/team-${red}`, `/team-${blue}`]);
      const gone = Promise.all(members.map((socket) => next(socket, "disconnect")));
      observer.emit("dismiss", room);
      assert.deepEqual((await gone).map(([reason]) => reason), ["io server disconnect", "io server disconnect"]);
    });

    it("tell of their rooms in order", async (t) => {
      const team = unique();
      const room = unique();
      const observer = await control(t);
      const [first, second] = [await inRoom(t, team, room), await inRoom(t, team, room)];
      assert.equal(await ask(second, "size", room), 2);
      first.emit("leave", room);
      assert.equal(await ask(first, "size", room), 1);
      second.disconnect();
      assert.deepEqual(await chronicle(observer, `/team-${team} ${room}`, 6), [
        "created",
        "joined",
        "joined",
        "left",
        "left",
        "deleted",
      ]);
    });

    it("have no other servers to ask", async (t) => {
      assert.deepEqual(await ask(await control(t), "ask-servers"), []);
    });
  });
});
