// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, connected } from "./support.mjs";

describe("an application without request-scoped beans", () => {
  it("gets no request context that it does not ask for", async (t) => {
    const socket = await connected(t);
    assert.equal(await ask(socket, "without"), false);
    assert.equal(await ask(socket, "with"), true);
    assert.equal(await ask(socket, "without"), false);
  });
});
