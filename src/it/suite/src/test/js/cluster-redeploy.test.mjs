// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// The application is deployed anew on one server after the other, while all count.
import assert from "node:assert/strict";
import { it } from "node:test";
import { BALANCER, BURST, Counter, assertComplete, awaitServers, control, everybodyHears, finish } from "./cluster.mjs";

it("clients go from server to server, and hear each thing once", { timeout: 200_000 }, async (t) => {
  await awaitServers(t, [1, 2, 3], 3);
  const all = [1, 2, 3].map((number) => new Counter(t, `traveller-${number}`, BALANCER));
  await Promise.all(all.map((counter) => counter.entered()));
  all.forEach((counter) => counter.start());
  await everybodyHears(all);

  for (const number of [1, 2, 3]) {
    await control("redeploy", number);
    await awaitServers(t, [1, 2, 3], 3);
    await everybodyHears(all);
  }
  await finish(all);
  // What was on its way to a server when that stopped may be lost; nothing else.
  assertComplete(all, (sender) => BURST * (sender.connections - 1));
  assert.ok(all.some(({ connections }) => connections > 1));
});
