// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Two web applications of one EAR, each of which brings the library: LEFT_URL, RIGHT_URL.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, connected } from "./support.mjs";

describe("two web applications that bring the library", () => {
  it("know nothing of each other", { timeout: 10_000 }, async (t) => {
    const left = await connected(t, { base: process.env.LEFT_URL });
    const right = await connected(t, { base: process.env.RIGHT_URL });
    await connected(t, { base: process.env.RIGHT_URL });
    assert.equal(await ask(left, "echo", "left"), "left");
    assert.equal(await ask(left, "count"), 1);
    assert.equal(await ask(right, "count"), 2);
  });
});
