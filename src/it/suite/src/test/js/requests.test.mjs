// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { connect } from "node:net";
import { describe, it } from "node:test";
import {
  APP,
  bystander,
  connected,
  departure,
  except,
  Frames,
  http,
  onReference,
  Polling,
  POLLING,
  replies,
  slowPost,
  url,
  webSocketRefusal,
  WEBSOCKET,
  within,
} from "./support.mjs";

const MESSAGES = [
  "Transport unknown",
  "Session ID unknown",
  "Bad handshake method",
  "Bad request",
  "Forbidden",
  "Unsupported protocol version",
];

/** Asserts an error response with the exact body of a code. */
function isError(response, code) {
  assert.equal(response.body, JSON.stringify({ code, message: MESSAGES[code] }));
  assert.equal(response.status, code === 4 ? 403 : 400);
  assert.match(response.headers.get("content-type"), /^application\/json\b/);
  assert.equal(response.headers.get("access-control-allow-origin"), null);
}

async function isWebSocketError(query, code, options) {
  const { status, body } = await webSocketRefusal(query, options);
  assert.deepEqual([status, body], [400, MESSAGES[code]]);
}

/** Sends bytes as they are and returns what comes back, until the server closes the connection or that is enough. */
function raw(text, enough = () => false) {
  const { hostname, port } = new URL(APP);
  const answer = new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(Number(port || 80), hostname, () => socket.write(text, "latin1"));
    socket.setEncoding("latin1");
    socket.on("data", (data) => {
      received += data;
      if (enough(received)) {
        socket.destroy();
      }
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
  return within(answer, "a raw answer");
}

describe("a handshake", () => {
  it("is answered with the open packet alone, as text that nobody keeps", async () => {
    const { status, headers, body } = await http(url(POLLING));
    assert.equal(status, 200);
    assert.equal(headers.get("content-type").replace(/\s/g, "").toLowerCase(), "text/plain;charset=utf-8");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("set-cookie"), null);
    const { sid, ...rest } = JSON.parse(body.slice(1));
    assert.equal(body, `0${JSON.stringify({ sid, ...rest })}`);
    assert.match(sid, /^[\w-]{20}$/);
    assert.deepEqual(rest, { upgrades: ["websocket"], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000 });
  });

  it("gives every session another id", async () => {
    const sessions = await Promise.all(Array.from({ length: 20 }, () => Polling.open()));
    assert.equal(new Set(sessions.map(({ sid }) => sid)).size, 20);
  });

  for (const query of ["EIO=4", "EIO=4&transport=abc", "EIO=4&transport=", "EIO=4&transport=POLLING", ""]) {
    it(`needs a transport that is known: ?${query}`, async () => {
      isError(await http(url(query)), 0);
      await isWebSocketError(query, 0);
    });
  }

  for (const transport of ["webtransport", "constructor", "__proto__", "flashsocket"]) {
    it(`needs a transport that is known: ${transport}`, async () => {
      isError(await http(url({ EIO: "4", transport })), 0);
    });
  }

  it("needs an id that is known if it has one", async () => {
    for (const sid of ["unknown", "AAAAAAAAAAAAAAAAAAAA", "__proto__", "€", "a b", "x".repeat(2_000)]) {
      isError(await http(url({ ...POLLING, sid })), 1);
      isError(await http(url({ ...POLLING, sid }), { method: "POST", body: "4hello" }), 1);
      await isWebSocketError({ ...WEBSOCKET, sid }, 1);
    }
  });

  for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
    it(`needs GET, not ${method}`, async () => {
      isError(await http(url(POLLING), { method }), 2);
    });
  }

  it("needs an upgrade if it asks for WebSocket", async () => {
    isError(await http(url(WEBSOCKET)), 3);
  });

  for (const query of ["transport=polling", "EIO=3&transport=polling", "EIO=5&transport=polling", "EIO=abc&transport=polling"]) {
    it(`needs the version that is served: ?${query}`, async () => {
      isError(await http(url(query)), 5);
    });
  }

  for (const query of ["transport=websocket", "EIO=3&transport=websocket", "EIO=abc&transport=websocket"]) {
    it(`needs the version that is served: ?${query}`, { skip: onReference }, async () => {
      await isWebSocketError(query, 5);
    });
  }

  it("counts the last of keys that are given twice", async () => {
    const first = await http(url("EIO=3&transport=abc&EIO=4&transport=polling"));
    assert.equal(first.status, 200);
    isError(await http(url("EIO=4&transport=polling&transport=abc")), 0);
    isError(await http(url("EIO=4&transport=polling&EIO=3")), 5);
    const { sid } = JSON.parse(first.body.slice(1));
    const { status } = await http(url(`EIO=4&transport=polling&sid=unknown&sid=${sid}`), { method: "POST", body: "6" });
    assert.equal(status, 200);
    isError(await http(url(`EIO=4&transport=polling&sid=${sid}&sid=unknown`)), 1);
  });

  it("takes an empty id for none", async () => {
    const { status, body } = await http(url({ ...POLLING, sid: "" }));
    assert.equal(status, 200);
    assert.match(body, /^0\{/);
  });

  it("ignores keys that it does not know", async () => {
    const { status } = await http(url("t=abc.1&EIO=4&_=%F0%9F%98%80&transport=polling&empty=&bare&=&&x=1=2"));
    assert.equal(status, 200);
  });

  it("survives a query that is no query", async () => {
    const path = new URL("socket.io/", APP).pathname;
    for (const query of ["EIO=4&transport=%zz", "EIO=4&transport=%", "%", "EIO=4&transport=%00", "EIO=%ff&transport=polling"]) {
      const answer = await raw(`GET ${path}?${query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 400 /, query);
      assert.doesNotMatch(answer, /Exception|\bat \w+\./, query);
    }
  });

  for (const [name, body] of Object.entries({
    "announced": "Content-Length: 4\r\n\r\ntest",
    "not announced": "\r\ntest",
  })) {
    it(`survives bytes that come along with an upgrade, ${name}`, async (t) => {
      const other = await bystander(t);
      const session = await Polling.open();
      for (const query of [WEBSOCKET, { ...WEBSOCKET, sid: session.sid }]) {
        const { pathname, search } = url(query);
        const upgrade =
          "Connection: Upgrade\r\nUpgrade: websocket\r\n" +
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: DXR4dX615eRds8nRmlhqtw==\r\n";
        const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: localhost\r\n${upgrade}${body}`;
        const answer = await raw(request, (received) => received.includes("\r\n"));
        assert.match(answer, /^HTTP\/1\.1 (101|400) /);
      }
      await session.join();
      await other.isServed();
    });
  }

  it("is at its path, and at no other", async () => {
    for (const [endpoint, status] of Object.entries({
      "socket.io/": 200,
      "socket.io/more": 200,
      "socket.ioxyz": 404,
      "socket.ioxyz/": 404,
      "SOCKET.IO/": 404,
      "engine.io/": 404,
    })) {
      assert.equal((await http(url(POLLING, { endpoint }))).status, status, endpoint);
    }
  });

  it("survives an origin that is no origin", async () => {
    const path = new URL("socket.io/", APP).pathname;
    for (const origin of ["\x7f", "null", "://", "http://", "é"]) {
      const answer = await raw(
        `GET ${path}?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\nOrigin: ${origin}\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /^HTTP\/1\.1 40[03] /, origin);
    }
  });
});

describe("a polling session", () => {
  it("answers a POST with ok", async () => {
    const session = await Polling.open();
    const { status, headers, body } = await session.post("40");
    assert.deepEqual([status, body], [200, "ok"]);
    assert.match(headers.get("content-type"), /^text\/html\b/);
  });

  it("answers a poll with all that waits, as text that nobody keeps", async (t) => {
    const { socket: observer } = await bystander(t);
    const session = await Polling.open();
    const sid = await session.join();
    await session.send('42["burst",3]\x1e42["disconnect-me",false]');
    await departure(observer, sid);
    const { status, headers, body } = await session.get();
    assert.equal(status, 200);
    assert.equal(body, '42["numbered",0]\x1e42["numbered",1]\x1e42["numbered",2]\x1e41');
    assert.equal(headers.get("content-type").replace(/\s/g, "").toLowerCase(), "text/plain;charset=utf-8");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("content-length"), String(body.length));
  });

  it("answers a parked poll as soon as there is something", async () => {
    const session = await Polling.open();
    await session.join();
    const parked = session.get();
    await session.send('420["echo-ack",1]');
    assert.equal((await parked).body, "430[1]");
  });

  for (const type of [
    "text/plain",
    "text/plain;charset=UTF-8",
    "text/plain;charset=ISO-8859-1",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded;charset=US-ASCII",
    "application/json",
    "no type at all",
  ]) {
    it(`reads UTF-8 whatever the request says: ${type}`, async () => {
      const session = await Polling.open();
      await session.join();
      const text = "a=b&c=é€😀%20+";
      const { status, body } = await session.post(`420["echo-ack","${text}"]`, { "content-type": type });
      assert.deepEqual([status, body], [200, "ok"]);
      assert.equal(await session.receive(), `430["${text}"]`);
    });
  }

  it("is known by one transport only", async (t) => {
    const session = await Polling.open();
    isError(await http(session.url({ transport: "websocket" })), 3);
    const frames = await Frames.open(t);
    isError(await http(url({ ...POLLING, sid: frames.handshake.sid })), 3);
    isError(await http(url({ ...POLLING, sid: frames.handshake.sid }), { method: "POST", body: "40" }), 3);
    await session.join();
    await frames.join();
  });

  it("is known by one version only", async () => {
    const session = await Polling.open();
    isError(await http(url({ transport: "polling", sid: session.sid })), 3);
    isError(await http(session.url({ EIO: "3" })), 3);
    await session.join();
  });

  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
    it(`does not know ${method}, and survives it`, async () => {
      const session = await Polling.open();
      const { status, body } = await http(session.url(), { method });
      assert.deepEqual([status, body], [500, ""]);
      await session.join();
    });
  }

  it("ends when two polls overlap", async () => {
    const session = await Polling.open();
    const answers = await Promise.all([session.get(), session.get()]);
    assert.deepEqual(answers.map(({ status, body }) => `${status} ${body}`).sort(), ["200 1", "400 "]);
    isError(await session.get(), 1);
  });

  it("ends when two posts overlap", async (t) => {
    const { socket: observer } = await bystander(t);
    const session = await Polling.open();
    const sid = await session.join();
    const { outgoing, answer } = slowPost(session.url());
    await within(new Promise((resolve) => outgoing.write("4", resolve)), "the first half of a body");
    // The first one has certainly arrived once the second is refused; before that, both are well.
    let second;
    do {
      second = await session.post("6");
    } while (second.status === 200);
    assert.deepEqual([second.status, second.body], [400, ""]);
    assert.equal((await departure(observer, sid)).reason, "transport error");
    isError(await session.get(), 1);
    outgoing.destroy();
    await answer;
  });

  it("ends when a post is aborted", async (t) => {
    const { socket: observer } = await bystander(t);
    const session = await Polling.open();
    const sid = await session.join();
    const { outgoing, answer } = slowPost(session.url());
    await within(new Promise((resolve) => outgoing.write('42["echo",', resolve)), "the first half of a body");
    setTimeout(() => outgoing.destroy(), 50);
    assert.equal(await answer, "cut");
    assert.equal((await departure(observer, sid)).reason, "transport error");
    await session.isGone();
  });

  it("ends when a post is binary", async () => {
    const session = await Polling.open();
    const { status, body } = await session.post(Buffer.from([4, 1, 2]), { "content-type": "application/octet-stream" });
    assert.deepEqual([status, body], [400, ""]);
    await session.isGone();
  });

  it("drops what a volatile emission cannot deliver between two polls", async (t) => {
    const session = await Polling.open();
    const sid = await session.join("/rooms");
    // Somebody else emits: an answer to the session itself would need a poll.
    const other = await connected(t, { transports: ["websocket"], namespace: "/rooms" });
    await replies(other, "fleeting-to", [sid], "now or never");
    assert.equal(await session.receive(), '42/rooms,["news","now or never"]');
  });

  it("carries binary data as Base64", async () => {
    const session = await Polling.open();
    await session.join();
    await session.send('451-["reverse",{"_placeholder":true,"num":0}]\x1ebAQIDBA==');
    let packets = "";
    while (!packets.includes("\x1e")) {
      packets += (packets && "\x1e") + (await session.receive());
    }
    assert.equal(packets, '451-["reversed",{"_placeholder":true,"num":0}]\x1ebBAMCAQ==');
  });

  it("takes a packet and its attachments in requests of their own", async () => {
    const session = await Polling.open();
    await session.join();
    await session.send('452-0["echo-ack",{"_placeholder":true,"num":1},{"_placeholder":true,"num":0}]');
    await session.send("bAQ==");
    await session.send("bAg==");
    const packets = [];
    while (packets.length < 3) {
      packets.push(...(await session.receive()).split("\x1e"));
    }
    assert.deepEqual(packets, [
      '462-0[{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]',
      "bAg==",
      "bAQ==",
    ]);
  });
});

describe("a filter of the application", () => {
  const unwelcome = { headers: { "x-case": "unwelcome" } };

  it("sees each request over polling, and may refuse it", async () => {
    const session = await Polling.open();
    const { headers } = await session.post("40");
    assert.equal(headers.get("x-house-rules"), "kept");
    assert.equal((await session.get()).headers.get("x-house-rules"), "kept");
    assert.equal((await http(url(POLLING), unwelcome)).status, 410);
    assert.equal((await session.get(unwelcome)).status, 410);
    await session.send("41");
  });

  it("sees each WebSocket, and may refuse it before it is opened", async (t) => {
    const frames = await Frames.connect(t, {});
    assert.equal(frames.headers["x-house-rules"], "kept");
    assert.equal((await webSocketRefusal(WEBSOCKET, unwelcome)).status, 410);
  });
});

describe("a WebSocket", () => {
  it("gets binary data as text if it cannot take frames of bytes", async (t) => {
    const frames = await Frames.open(t, { query: { ...WEBSOCKET, b64: "1" } });
    await frames.join();
    frames.send('451-["reverse",{"_placeholder":true,"num":0}]', "bAQIDBA==");
    assert.equal(await frames.next(), '451-["reversed",{"_placeholder":true,"num":0}]');
    assert.equal(await frames.next(), "bBAMCAQ==");
  });

  it("may send binary data either way", async (t) => {
    const frames = await Frames.open(t);
    await frames.join();
    for (const attachment of ["bAQIDBA==", Buffer.from([1, 2, 3, 4])]) {
      frames.send('451-["reverse",{"_placeholder":true,"num":0}]', attachment);
      assert.equal(await frames.next(), '451-["reversed",{"_placeholder":true,"num":0}]');
      assert.deepEqual(await frames.next(), Buffer.from([4, 3, 2, 1]));
    }
  });

  it("is not hurt by a close or noop packet", async (t) => {
    const frames = await Frames.open(t);
    await frames.join();
    frames.send("1", "6", '420["echo-ack",1]');
    assert.equal(await frames.next(), "430[1]");
  });

  it("may be fragmented", async (t) => {
    const frames = await Frames.open(t);
    await frames.join();
    const packet = Buffer.from('420["echo-ack","in pieces"]');
    for (let i = 0; i < packet.length; i++) {
      frames.socket.send(packet.subarray(i, i + 1), { binary: false, fin: i === packet.length - 1 });
    }
    assert.equal(await frames.next(), '430["in pieces"]');
  });

  const cutting = { skip: except({ liberty: "it reads each fragment as text of its own" }) };
  it("may be fragmented in the midst of a character", cutting, async (t) => {
    const frames = await Frames.open(t);
    await frames.join();
    const packet = Buffer.from('420["echo-ack","é€😀"]');
    for (let i = 0; i < packet.length; i++) {
      frames.socket.send(packet.subarray(i, i + 1), { binary: false, fin: i === packet.length - 1 });
    }
    assert.equal(await frames.next(), '430["é€😀"]');
  });
});
