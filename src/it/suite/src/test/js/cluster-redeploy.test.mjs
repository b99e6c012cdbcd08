// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// The application is deployed anew on one server after the other, while all count.
import assert from "node:assert/strict";
import { it } from "node:test";
import { BALANCER, Counter, awaitServers, control, everybodyHears, finish, pairs } from "./cluster.mjs";

it("clients go from server to server, and hear each thing once", { timeout: 89_000 }, async (t) => {
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
  for (const [receiver, sender] of pairs(all)) {
    const missed = receiver.gaps(sender).length;
    // Who has stayed where it was has missed at most what was on its way when the other's server stopped.
    if (receiver.connections === 1) assert.ok(missed <= sender.connections, `${receiver.name} missed ${missed}`);
  }
  assert.ok(all.some(({ connections }) => connections > 1));
});
