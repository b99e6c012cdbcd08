// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// A server whose process ends from one moment to the next, while all count; it comes back in the end.
import assert from "node:assert/strict";
import { it } from "node:test";
import { BALANCER, BURST, Counter, assertComplete, awaitServers, control, counters, finish, on } from "./cluster.mjs";
import { ask } from "./support.mjs";

it("others go on, and its clients with them, until it is back", { timeout: 200_000 }, async (t) => {
  await awaitServers(t, [1, 2, 3], 3);
  const [first, second, third] = await counters(t);
  const followers = await Promise.all(
    ["websocket", "websocket", "websocket", "polling"].map(async (transport, number) => {
      const follower = new Counter(t, `follower-${number}`, BALANCER, { transports: [transport] });
      await follower.entered();
      return follower;
    }),
  );
  const observer = await on(t, 1, { transports: ["websocket"] });
  const everybody = (await ask(observer, "fetch", { rooms: ["counted"] })).answers.length;
  assert.equal(everybody, 7);

  await control("kill", 3);
  await awaitServers(t, [1, 2], 2);
  const { answers, missing } = await ask(observer, "fetch", { rooms: ["counted"] });
  assert.deepEqual(missing, []); // nobody waits for the dead
  assert.ok(!answers.some(({ id }) => id.startsWith(third.socket.id?.slice(0, 4) ?? "?")));
  // The balancer brings clients of the dead one to another.
  await Promise.all(followers.map((follower) => follower.hears(first)));

  await control("start", 3);
  await awaitServers(t, [1, 2, 3], 3);
  await third.entered(2);
  await finish([first, second, third]);

  // Between those that lived nothing was lost, of the dead one nothing but its last words.
  assertComplete([first, second]);
  followers.forEach((follower) => assert.deepEqual(follower.wrong, []));
  assertComplete([first, third], (sender) => (sender === third ? BURST : Infinity));
  assertComplete([second, third], (sender) => (sender === third ? BURST : Infinity));
});
