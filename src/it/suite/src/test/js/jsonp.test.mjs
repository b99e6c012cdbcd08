// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encode, Polling, POLLING, Scripts } from "./eio3.mjs";
import { APP, http, slowPost, url } from "./support.mjs";

// The application with socketio.allow-eio3=true and socketio.cors.origin=https://a.example

const own = { base: APP, headers: { "sec-fetch-site": "same-origin" } };

describe("JSONP", () => {
  it("connects a client of version 2", async () => {
    const scripts = await Scripts.open(own);
    assert.equal((await scripts.get()).payload, "2:40");
  });

  it("carries events of both sides, whatever is in them", async () => {
    const scripts = await Scripts.open({ ...own, query: { j: "12" } });
    await scripts.get();
    const text = "€😀 \u2028\u2029 </script><!-- \\ \\n \n \r\n ' \" & + % = \u0000";
    await scripts.send(encode("421" + JSON.stringify(["echo-ack", text, "\\n", ["\n\n"]])));
    const { payload, body, headers } = await scripts.get();
    assert.deepEqual(JSON.parse(payload.slice(payload.indexOf("["))), [text, "\\n", ["\n\n"]]);
    assert.match(body, /^___eio\[12\]\("[^"]*"\);$/);
    assert.doesNotMatch(body, /[^ -~]|[<>&']/);
    assert.match(headers.get("content-type"), /^text\/javascript; ?charset=utf-8$/i);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  });

  it("carries bytes as text", async () => {
    const scripts = await Scripts.open({ ...own, query: { b64: "" } });
    await scripts.get();
    await scripts.send(encode('451-["reverse",{"_placeholder":true,"num":0}]', "b4AQIDBA=="));
    assert.equal((await scripts.get()).payload, encode('451-["reversed",{"_placeholder":true,"num":0}]', "b4BAMCAQ=="));
  });

  it("works with version 4 of the transport too", async () => {
    const scripts = await Scripts.open({ ...own, query: { EIO: "4" } });
    assert.match(scripts.handshake, /^0\{/);
    await scripts.send("40");
    assert.match((await scripts.get()).payload, /^40\{"sid":/);
    await scripts.send('421["echo-ack","a"]\x1e422["echo-ack","b"]');
    let answers = "";
    while (!answers.includes("432")) {
      answers += (await scripts.get()).payload;
    }
    assert.match(answers, /^431\["a"\]\x1e?432\["b"\]$/);
  });

  it("takes a form that comes slowly", async () => {
    const scripts = await Scripts.open(own);
    await scripts.get();
    const target = scripts.url();
    const { outgoing, answer } = slowPost(target, { ...own.headers, "content-type": "application/x-www-form-urlencoded" });
    outgoing.write("d=17%3A421%5B%22echo");
    await new Promise((resolve) => setTimeout(resolve, 50));
    outgoing.end("-ack%22%2C7%5D");
    assert.equal(await answer, 200);
    assert.equal((await scripts.get()).payload, "6:431[7]");
  });

  it("limits a form by the bytes that come", async () => {
    const scripts = await Scripts.open(own);
    await scripts.get();
    assert.equal((await scripts.post("x".repeat(1_000_000))).status, 413);
    await scripts.send(encode('421["echo-ack",1]'));
    assert.equal((await scripts.get()).payload, "6:431[1]");
  });

  it("ends the session if a form has no payload", async () => {
    const scripts = await Scripts.open(own);
    await scripts.get();
    await http(scripts.url(), { method: "POST", headers: own.headers, body: "x=1" }).catch(() => "cut");
    assert.equal((await scripts.get()).status, 400);
  });

  it("calls no other function than the one of its number", async () => {
    const answer = await http(url({ ...POLLING, j: "0](alert(1)),___eio[1" }), own);
    assert.match(answer.body, /^___eio\[011\]\("/);
  });
});

describe("a script of a page", () => {
  const query = { ...POLLING, j: "0" };

  for (const [name, headers] of Object.entries({
    "of the server itself": { "sec-fetch-site": "same-origin" },
    "of the server itself, in an old browser": { referer: `${new URL(APP).origin}/page` },
    "of an origin that may connect": { "sec-fetch-site": "cross-site", referer: "https://a.example/" },
  })) {
    it(`${name} is served`, async () => {
      assert.equal((await http(url(query), { headers })).status, 200);
    });
  }

  for (const [name, headers] of Object.entries({
    "of another origin": { "sec-fetch-site": "cross-site", referer: "https://evil.example/" },
    "that keeps its address back": { "sec-fetch-site": "cross-site" },
    "that keeps its address back, in an old browser": {},
    "with an address that misleads": { referer: "https://a.example@evil.example/" },
    "with an origin that may not connect": { origin: "https://evil.example" },
  })) {
    it(`${name} is refused`, async () => {
      const { status, body } = await http(url(query), { headers });
      assert.deepEqual([status, JSON.parse(body)], [403, { code: 4, message: "Forbidden" }]);
    });
  }

  it("gets nothing of a session that is none of scripts", async () => {
    const session = await Polling.open();
    const { status, body } = await http(session.url({ j: "0" }), own);
    assert.deepEqual([status, JSON.parse(body)], [400, { code: 3, message: "Bad request" }]);
    assert.equal(await session.receive(), "2:40");
  });
});
