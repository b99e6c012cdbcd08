// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// A server that stands still, as with a long garbage collection or a machine that is moved, while all count.
import assert from "node:assert/strict";
import { it } from "node:test";
import { assertComplete, awaitServers, control, counters, everybodyHears, finish, on, pause } from "./cluster.mjs";
import { ask } from "./support.mjs";

it("nothing is lost of and for a server that stands still for a moment", { timeout: 110_000 }, async (t) => {
  await awaitServers(t, [1, 2, 3], 3);
  const all = await counters(t);
  t.after(() => control("resume", 3));
  await control("pause", 3);
  await pause(2_000); // less than it takes to be dropped
  await control("resume", 3);
  await finish(all);
  assertComplete(all);
});

it("a server that stands still for long is dropped, and taken back", { timeout: 110_000 }, async (t) => {
  await awaitServers(t, [1, 2, 3], 3);
  const [first, second, third] = await counters(t);
  const observer = await on(t, 1, { transports: ["websocket"] });
  t.after(() => control("resume", 3));
  await control("pause", 3);
  await awaitServers(t, [1, 2], 2);
  const { answers, missing } = await ask(observer, "fetch", { rooms: ["counted"] });
  assert.deepEqual([answers.length, missing], [2, []]); // nobody waits for it
  await everybodyHears([first, second]);

  await control("resume", 3);
  await awaitServers(t, [1, 2, 3], 3);
  await finish([first, second, third]); // its room is known again
  assertComplete([first, second]);
  assert.equal(third.connections, 1); // its clients have not noticed
});
