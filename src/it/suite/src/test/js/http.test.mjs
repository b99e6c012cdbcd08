// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// What is about requests and responses. SOCKETIO_URL is an application with all turned on and observers of requests, see
// HttpIT; BARE_URL one with all turned off.
import assert from "node:assert/strict";
import { request } from "node:http";
import { describe, it } from "node:test";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import WebSocket from "ws";
import {
  ask,
  client,
  connected,
  eachTransport,
  except,
  Frames,
  http,
  Polling,
  POLLING,
  refusal,
  url,
  WEBSOCKET,
  webSocketRefusal,
  within,
} from "./support.mjs";

const BARE = process.env.BARE_URL;
const ALLOWED = ["https://shop.example.org", "https://a.b.example.org", "https://shop-12.example"];
const STRANGERS = ["https://example.org", "http://shop.example.org", "https://shop-12.example.evil", "https://shop-x.example"];

/** The response as it came, without anything decoded. */
function raw(target, { method = "GET", headers = {}, body } = {}) {
  const answer = new Promise((resolve, reject) => {
    // No pool: Undertow closes a connection after a 304 without saying so, and the next request over it would fail.
    const closing = { connection: "close", ...headers };
    const outgoing = request(target, { agent: false, method, headers: closing }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
  return within(answer, `an answer to ${method} ${target}`);
}

/** The headers of the answer that opens a WebSocket. */
function opening(t, query, headers) {
  const target = url(query);
  target.protocol = "ws:";
  const socket = new WebSocket(target, { headers });
  t.after(() => socket.terminate());
  return within(new Promise((resolve, reject) => {
    socket.on("upgrade", (response) => resolve(response.headers));
    socket.on("error", reject);
  }), "the opening of a WebSocket");
}

describe("a page of an origin that is named", () => {
  for (const origin of ALLOWED) {
    it(`may connect and read: ${origin}`, async (t) => {
      const { status, headers } = await raw(url(POLLING), { headers: { origin } });
      assert.equal(status, 200);
      assert.equal(headers["access-control-allow-origin"], origin);
      assert.equal(headers["access-control-allow-credentials"], "true");
      assert.equal(headers["access-control-expose-headers"], "X-Served-By");
      assert.match(headers.vary, /Origin/);
      await Frames.open(t, { headers: { origin } });
    });
  }

  it("may read why it is refused", async () => {
    const { status, headers } = await raw(url({ ...POLLING, sid: "unknown" }), { headers: { origin: ALLOWED[0] } });
    assert.equal(status, 400);
    assert.equal(headers["access-control-allow-origin"], ALLOWED[0]);
  });

  it("may ask first, whatever about", async () => {
    const { status, headers, body } = await raw(url({ ...POLLING, sid: "unknown" }), {
      method: "OPTIONS",
      headers: { origin: ALLOWED[0], "access-control-request-method": "PUT", "access-control-request-headers": "x-other" },
    });
    assert.deepEqual([status, body.length], [200, 0]);
    assert.equal(headers["access-control-allow-origin"], ALLOWED[0]);
    assert.equal(headers["access-control-allow-methods"], "GET,POST");
    assert.equal(headers["access-control-allow-headers"], "x-api-key");
    assert.equal(headers["access-control-max-age"], "600");
  });

  eachTransport((transport) => {
    it("is served by the official client", async (t) => {
      const socket = await connected(t, { ...transport, extraHeaders: { origin: ALLOWED[0] } });
      assert.deepEqual(await ask(socket, "echo-ack", "hi"), "hi");
    });
  });
});

describe("a page of another origin", () => {
  for (const origin of STRANGERS) {
    it(`is refused on both transports: ${origin}`, async () => {
      const { status, headers } = await raw(url(POLLING), { headers: { origin } });
      assert.equal(status, 403);
      assert.equal(headers["access-control-allow-origin"], undefined);
      const { status: webSocket, body } = await webSocketRefusal(WEBSOCKET, { headers: { origin } });
      assert.deepEqual([webSocket, body], [400, "Forbidden"]);
    });
  }
});

describe("the cookie", () => {
  const cookies = (headers) => headers["set-cookie"].filter((cookie) => cookie.startsWith("io="));

  it("is sent with the first answer of polling only", async () => {
    const { headers, body } = await raw(url(POLLING));
    const { sid } = JSON.parse(body.subarray(1));
    assert.deepEqual(cookies(headers), [`io=${sid}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax`]);
    const later = await raw(url({ ...POLLING, sid }), { method: "POST", body: "40" });
    assert.equal(later.headers["set-cookie"], undefined);
    assert.equal((await raw(url({ ...POLLING, sid }))).headers["set-cookie"], undefined);
  });

  it("is not sent with a WebSocket", async (t) => {
    assert.deepEqual(cookies(await opening(t, WEBSOCKET)), []);
  });
});

describe("an observer of handshakes", () => {
  const headers = { "x-api-key": "revoked" };

  it("refuses polling", async () => {
    const response = await raw(url(POLLING), { headers });
    assert.equal(response.status, 403);
    assert.match(response.headers["content-type"], /^application\/json\b/);
    assert.equal(response.body.toString(), '{"code":4,"message":"This key was revoked"}');
    assert.equal(response.headers["x-served-by"], undefined);
    assert.equal(response.headers["set-cookie"], undefined);
  });

  it("refuses a WebSocket before it is opened", async () => {
    const { status, body } = await webSocketRefusal(WEBSOCKET, { headers });
    assert.deepEqual([status, body], [400, "This key was revoked"]);
  });

  it("tells nothing of its own failures", async () => {
    assert.equal((await raw(url({ ...POLLING, fail: "1" }))).body.toString(), '{"code":4,"message":"Forbidden"}');
    assert.equal((await webSocketRefusal({ ...WEBSOCKET, fail: "1" })).body, "Forbidden");
  });

  it("is not asked again", async (t) => {
    const session = await Polling.open();
    assert.equal((await http(session.url(), { method: "POST", body: "40", headers })).status, 200);
    await opening(t, { ...WEBSOCKET, sid: session.sid }, headers);
  });

  eachTransport((transport) => {
    it("refuses the official client", async (t) => {
      const error = await refusal(client(t, { ...transport, extraHeaders: headers }));
      assert.match(error.message, /^(xhr poll|websocket) error$/);
    });

    it("lets others in", async (t) => {
      const socket = await connected(t, { ...transport, extraHeaders: { "x-api-key": "good" } });
      assert.equal(await ask(socket, "echo-ack", 1), 1);
    });
  });

  it("lets a client fall back to its next transport", async (t) => {
    const error = await refusal(client(t, { transports: ["websocket", "polling"], tryAllTransports: true, extraHeaders: headers }));
    assert.equal(error.message, "xhr poll error");
  });
});

describe("an observer of refused requests", () => {
  /** What is reported of requests that have this mark in their query. */
  async function reportsOf(t, mark, count, send) {
    const monitor = await connected(t, { namespace: "/monitor" });
    const reports = [];
    const all = new Promise((resolve) =>
      monitor.on("refused", (code, message, target) => {
        if (target.includes(mark)) {
          reports.push([code, message]);
        }
        if (reports.length === count) {
          resolve(reports);
        }
      }),
    );
    await send();
    return within(all, "reports of refusals");
  }

  it("gets those by long-polling, in order", async (t) => {
    const mark = "of=polling";
    const reports = await reportsOf(t, mark, 6, async () => {
      await http(url({ ...POLLING, transport: "pigeon", of: "polling" }));
      await http(url({ ...POLLING, sid: "unknown", of: "polling" }));
      await http(url({ ...POLLING, of: "polling" }), { method: "POST", body: "40" });
      await http(url({ ...POLLING, of: "polling" }), { headers: { origin: STRANGERS[0] } });
      await raw(url({ ...POLLING, of: "polling" }), { headers: { "x-api-key": "revoked" } });
      await http(url({ ...POLLING, EIO: "3", of: "polling" }));
    });
    assert.deepEqual(reports, [
      [0, "Transport unknown"],
      [1, "Session ID unknown"],
      [2, "Bad handshake method"],
      [4, "Forbidden"],
      [4, "This key was revoked"],
      [5, "Unsupported protocol version"],
    ]);
  });

  it("gets those of WebSockets", async (t) => {
    const reports = await reportsOf(t, "of=websocket", 2, async () => {
      await webSocketRefusal({ ...WEBSOCKET, sid: "unknown", of: "websocket" });
      await webSocketRefusal({ ...WEBSOCKET, of: "websocket" }, { headers: { "x-api-key": "revoked" } });
    });
    assert.deepEqual(reports, [[1, "Session ID unknown"], [4, "This key was revoked"]]);
  });
});

describe("an observer of responses", () => {
  it("adds headers to the answers of polling", async () => {
    const first = await raw(url(POLLING));
    const { sid } = JSON.parse(first.body.subarray(1));
    const post = await raw(url({ ...POLLING, sid }), { method: "POST", body: "40" });
    const poll = await raw(url({ ...POLLING, sid }));
    for (const { headers } of [first, post, poll]) {
      assert.equal(headers["x-served-by"], "node-1");
    }
    assert.ok(first.headers["set-cookie"].includes("route=node-1; Path=/; HttpOnly"));
    assert.equal(poll.headers["set-cookie"], undefined);
  });

  // Open Liberty opens an HTTP session with each WebSocket.
  const routes = (headers) => (headers["set-cookie"] ?? []).filter((cookie) => !cookie.startsWith("JSESSIONID="));

  it("adds headers to the opening of a WebSocket", async (t) => {
    const headers = await opening(t, WEBSOCKET);
    assert.equal(headers["x-served-by"], "node-1");
    assert.deepEqual(routes(headers), ["route=node-1; Path=/; HttpOnly"]);
  });

  it("adds headers to the opening of an upgrade", async (t) => {
    const { sid } = await Polling.open();
    const headers = await opening(t, { ...WEBSOCKET, sid });
    assert.equal(headers["x-served-by"], "node-1");
    assert.deepEqual(routes(headers), []);
  });

  it("adds none to errors", async () => {
    assert.equal((await raw(url({ ...POLLING, sid: "unknown" }))).headers["x-served-by"], undefined);
  });
});

describe("the answer to a poll", () => {
  const poll = async (length, encodings, base) => {
    const session = await Polling.open({ base });
    await session.join();
    await session.send(`420["text",${length}]`);
    const headers = encodings === undefined ? {} : { "accept-encoding": encodings };
    return raw(session.url(), { headers });
  };
  const packet = (length) => `430["${"x".repeat(length)}"]`;
  const LONG = 2_000 - packet(0).length;

  it("is compressed by gzip", async () => {
    const { headers, body } = await poll(LONG, "gzip, deflate");
    assert.equal(headers["content-encoding"], "gzip");
    assert.ok(body.length < 200, `${body.length}`);
    assert.equal(gunzipSync(body).toString(), packet(LONG));
  });

  it("is compressed by deflate if that is liked better", async () => {
    const { headers, body } = await poll(LONG, "gzip;q=0.5, deflate");
    assert.equal(headers["content-encoding"], "deflate");
    assert.equal(inflateSync(body).toString(), packet(LONG));
  });

  it("is not compressed below the threshold", async () => {
    const { headers, body } = await poll(LONG - 1, "gzip");
    assert.equal(headers["content-encoding"], undefined);
    assert.equal(body.toString(), packet(LONG - 1));
  });

  it("is not compressed for whom it is not accepted by", async () => {
    for (const encodings of [undefined, "br", "gzip;q=0", "identity"]) {
      assert.equal((await poll(LONG, encodings)).body.toString(), packet(LONG), encodings);
    }
  });

  it("is whole, however large", async () => {
    const { headers, body } = await poll(400_000, "gzip");
    assert.equal(headers["content-encoding"], "gzip");
    assert.equal(gunzipSync(body).toString(), packet(400_000));
  });

  it("is not compressed if that is turned off", async () => {
    const { headers, body } = await poll(5_000, "gzip", BARE);
    assert.equal(headers["content-encoding"], undefined);
    assert.equal(body.toString(), packet(5_000));
  });

  it("is not compressed if an event in it must not be", async () => {
    const session = await Polling.open();
    await session.join();
    await session.send('42["whisper",5000]');
    const { headers, body } = await raw(session.url(), { headers: { "accept-encoding": "gzip" } });
    assert.equal(headers["content-encoding"], undefined);
    assert.equal(body.toString(), `42["whispered","${"x".repeat(5_000)}"]`);
  });
});

describe("a file of the client", () => {
  const file = (name, options, base) => raw(url("", { base, endpoint: `socket.io/${name}` }), options);
  const VERSION = '"4.8.4"';

  for (const name of ["socket.io.js", "socket.io.min.js", "socket.io.esm.min.js", "socket.io.msgpack.min.js"]) {
    it(`is served: ${name}`, async () => {
      const { status, headers, body } = await file(name);
      assert.equal(status, 200);
      assert.equal(headers["content-type"].replace(" ", "").toLowerCase(), "application/javascript;charset=utf-8");
      assert.equal(headers["cache-control"], "public, max-age=0");
      assert.equal(headers.etag, VERSION);
      assert.match(body.toString(), new RegExp(`^/\\*![^]*sourceMappingURL=${name}.map\\s*$`));
      const map = await file(`${name}.map`);
      assert.match(map.headers["content-type"], /^application\/json\b/);
      assert.ok(JSON.parse(map.body).mappings);
    });

    it(`is compressed in advance: ${name}`, async () => {
      const plain = (await file(name)).body;
      const brotli = await file(name, { headers: { "accept-encoding": "gzip, deflate, br" } });
      assert.equal(brotli.headers["content-encoding"], "br");
      assert.deepEqual(brotliDecompressSync(brotli.body), plain);
      const gzip = await file(name, { headers: { "accept-encoding": "gzip" } });
      assert.equal(gzip.headers["content-encoding"], "gzip");
      assert.deepEqual(gunzipSync(gzip.body), plain);
    });
  }

  for (const known of [VERSION, `W/${VERSION}`]) {
    it(`is not sent again to who has it: ${known}`, async () => {
      const { status, headers, body } = await file("socket.io.js", { headers: { "if-none-match": known } });
      assert.deepEqual([status, body.length], [304, 0]);
      assert.equal(headers.etag, VERSION);
    });
  }

  it("is sent to who has another version", async () => {
    assert.equal((await file("socket.io.js", { headers: { "if-none-match": '"4.8.3"' } })).status, 200);
  });

  it("has a head", async () => {
    const { status, headers, body } = await file("socket.io.js", { method: "HEAD" });
    assert.deepEqual([status, body.length, headers.etag], [200, 0, VERSION]);
  });

  it("is served by any method", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      assert.equal((await file("socket.io.js", { method })).status, 200, method);
    }
  });

  it("may be read by pages of an origin that is named", async () => {
    const { headers } = await file("socket.io.js", { headers: { origin: ALLOWED[0] } });
    assert.equal(headers["access-control-allow-origin"], ALLOWED[0]);
  });

  for (const name of ["version", "socket.io.js.br", "socket.io.esm.js", "socket.io.js/x", "x/socket.io.js", "%2e%2e/version"]) {
    it(`is no other than these: ${name}`, async () => {
      const { status } = await file(name);
      assert.ok(status === 400 || status === 404, `${status}`);
    });
  }

  it("is not served if that is turned off", async () => {
    const { status, body } = await file("socket.io.js", {}, BARE);
    assert.deepEqual([status, body.toString()], [400, '{"code":0,"message":"Transport unknown"}']);
  });

  it("makes a client", async (t) => {
    const module = (await file("socket.io.esm.min.js")).body.toString("base64");
    globalThis.WebSocket ??= WebSocket; // as browsers have it
    const { io } = await import(`data:text/javascript;base64,${module}`);
    const socket = io(url("").origin, { path: url("").pathname, transports: ["websocket"], reconnection: false });
    t.after(() => socket.close());
    await within(new Promise((resolve, reject) => {
      socket.on("connect", resolve);
      socket.on("connect_error", reject);
    }), "a connection of the client that was served");
  });
});

// The clients of these tests come from an address that the application trusts as one of a proxy; those of the other not.
describe("behind a proxy that is trusted", () => {
  const behind = (forwarded) => ({ extraHeaders: { "x-forwarded-for": forwarded, "x-forwarded-proto": "https" } });

  eachTransport((transport) => {
    it("a client has the address that the proxy tells", async (t) => {
      const socket = await connected(t, { ...transport, ...behind("203.0.113.9, 198.51.100.1, 10.0.0.1") });
      const { address, secure } = await ask(socket, "handshake");
      assert.deepEqual([address, secure], ["198.51.100.1", true]);
    });

    it("a client of an application that trusts nobody has not", async (t) => {
      const socket = await connected(t, { ...transport, ...behind("198.51.100.1"), base: BARE });
      const { address } = await ask(socket, "handshake");
      assert.notEqual(address, "198.51.100.1");
    });

    const credulous = { skip: except({ liberty: "it believes whoever says that it was over TLS" }) };
    it("nor was it over TLS because it says so", credulous, async (t) => {
      const socket = await connected(t, { ...transport, ...behind("198.51.100.1"), base: BARE });
      const { secure } = await ask(socket, "handshake");
      assert.equal(secure, false);
    });
  });

  it("the header of the standard counts as well", async (t) => {
    const socket = await connected(t, { extraHeaders: { forwarded: 'for="[2001:db8::1]:4711";proto=https' } });
    const { address, secure } = await ask(socket, "handshake");
    assert.deepEqual([address, secure], ["2001:db8:0:0:0:0:0:1", true]);
  });

  it("two that contradict each other do not", async (t) => {
    const socket = await connected(t, { extraHeaders: { forwarded: "for=203.0.113.9", "x-forwarded-for": "198.51.100.1" } });
    const { address } = await ask(socket, "handshake");
    assert.ok(!["203.0.113.9", "198.51.100.1"].includes(address), address);
  });

  it("the pages of the host that the proxy was asked for may connect", async () => {
    const headers = { origin: "https://public.example", "x-forwarded-for": "198.51.100.1", "x-forwarded-host": "public.example" };
    assert.equal((await raw(url(POLLING), { headers })).status, 200);
    assert.equal((await raw(url(POLLING, { base: BARE }), { headers })).status, 403);
  });
});
