// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// A server that the others do not reach any more, nor it them, while all count: its clients still reach it.
import assert from "node:assert/strict";
import { it } from "node:test";
import { Unsupported, assertComplete, awaitServers, control, counters, finish, on, pause } from "./cluster.mjs";
import { ask } from "./support.mjs";

/** Whether it could be done. */
async function cut(t, number) {
  try {
    await control("cut", number);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    t.skip(error.message);
    return false;
  }
  t.after(() => control("mend", number));
  return true;
}

it("nothing is lost of a network that is away for a moment", { timeout: 110_000 }, async (t) => {
  await awaitServers(t, [1, 2, 3], 3);
  const all = await counters(t);
  if (!(await cut(t, 3))) return;
  await pause(1_500); // less than it takes to be dropped
  await control("mend", 3);
  await finish(all);
  assertComplete(all);
});

it("each part goes on by itself, and they come together again", { timeout: 110_000 }, async (t) => {
  await awaitServers(t, [1, 2, 3], 3);
  const [first, second, third] = await counters(t);
  const observers = [await on(t, 1, { transports: ["websocket"] }), await on(t, 3, { transports: ["websocket"] })];
  if (!(await cut(t, 3))) return;
  await awaitServers(t, [1, 2], 2);
  await awaitServers(t, [3], 1);
  const sizes = [];
  for (const observer of observers) {
    const { answers, missing } = await ask(observer, "fetch", { rooms: ["counted"] });
    assert.deepEqual(missing, []);
    sizes.push(answers.length);
  }
  assert.deepEqual(sizes, [2, 1]);
  const [before, after] = [second.last(third), third.last(second)];
  await second.hears(first);
  assert.deepEqual([second.last(third), third.last(second)], [before, after]); // nothing crosses

  await control("mend", 3);
  await awaitServers(t, [1, 2, 3], 3);
  await finish([first, second, third]);
  assertComplete([first, second]);
  assert.ok([first, second, third].every(({ connections }) => connections === 1)); // no client has noticed
});
