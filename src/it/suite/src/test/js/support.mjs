// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// What the cases share. The servers under test come from the environment, each URL ending in a slash:
//   SOCKETIO_URL       the application with the default configuration, below a context path
//   SOCKETIO_FAST_URL  the same application with short heartbeats, see heartbeat.test.mjs
//   SOCKETIO_RECOVERY_URL  the same application with connection state recovery, see recovery.test.mjs
//   SOCKETIO_MSGPACK   set if the application speaks MessagePack, which clients then do too
//   FIXTURE_URL        the fixture of the official protocol suites: engine.io/ and socket.io/ are below it
//   SERVER             the name of the server in arquillian.xml
//   SERVER_LACKS       what it has not got, see Server.java
//   SOCKETIO_REFERENCE set if these are the reference implementation: skips what we do differently on purpose
import assert from "node:assert/strict";
import { request } from "node:http";
import { describe } from "node:test";
import { io, Manager } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import WebSocket from "ws";

export const APP = process.env.SOCKETIO_URL;
export const FAST = process.env.SOCKETIO_FAST_URL;
export const RECOVERY = process.env.SOCKETIO_RECOVERY_URL;
export const FIXTURE = process.env.FIXTURE_URL;

/** Whether the client speaks MessagePack. */
export const overMessagePack = Boolean(process.env.SOCKETIO_MSGPACK);

/** For the option `skip` of a test. */
export const onReference = process.env.SOCKETIO_REFERENCE ? "the reference does otherwise" : false;

const LACKS = (process.env.SERVER_LACKS ?? "").split(" ");

/** For the option `skip` of a test that needs more than Socket.IO does: features by the names of Feature.java. */
export function needs(...features) {
  const missing = features.filter((feature) => LACKS.includes(feature));
  return missing.length > 0 ? `${process.env.SERVER} has no ${missing.join(", ")}` : false;
}

/** For the option `skip` of a test of what a server itself forbids: reasons by servers. servers.md has them too. */
export const except = (reasons) => reasons[process.env.SERVER] ?? false;

/** Far more than anything takes: what has not happened by then does not happen. */
const PATIENCE = 10_000;

export const TRANSPORTS = {
  "polling only": { transports: ["polling"] },
  "WebSocket only": { transports: ["websocket"] },
  "polling, then WebSocket": { transports: ["polling", "websocket"] },
};

/** Describes the same behaviour over each transport. */
export function eachTransport(cases) {
  for (const [name, options] of Object.entries(TRANSPORTS)) {
    describe(name, () => cases(options));
  }
}

/** Fails if that takes too long. */
export async function within(promise, what, patience = PATIENCE) {
  const late = new Error(`waited in vain for ${what}`);
  let timer;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(() => reject(late), patience);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The arguments of the next event of that name. */
export function next(emitter, event) {
  return within(new Promise((resolve) => emitter.once(event, (...args) => resolve(args))), `"${event}"`);
}

/** The first argument of the next so many events of that name. */
export function collect(emitter, event, count) {
  const values = [];
  const complete = new Promise((resolve) => {
    emitter.on(event, function listener(value) {
      if (values.push(value) === count) {
        emitter.off(event, listener);
        resolve(values);
      }
    });
  });
  return within(complete, `${count} times "${event}"`).catch((late) => {
    late.message += `, got ${values.length}`;
    throw late;
  });
}

// ---------------------------------------------------------------- the official client

/** The path of the server below a base URL. */
export const pathOf = (base) => new URL("socket.io/", base).pathname;

const basics = (base) => ({
  path: pathOf(base),
  reconnection: false,
  timeout: PATIENCE,
  ...(overMessagePack && { parser: msgpack }),
});

/** A client on a connection of its own, which ends with the test. */
export function client(t, { base = APP, namespace = "/", ...options } = {}) {
  const socket = io(new URL(base).origin + namespace, { ...basics(base), forceNew: true, ...options });
  t.after(() => socket.io._close());
  return socket;
}

/** A connection for several namespaces. */
export function manager(t, { base = APP, ...options } = {}) {
  const result = new Manager(new URL(base).origin, { ...basics(base), ...options });
  t.after(() => result._close());
  return result;
}

/** Waits until a client is connected; fails with the error by which it is refused. */
export async function connection(socket) {
  await within(
    new Promise((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    }),
    "the connection",
  );
  return socket;
}

/** A client that is connected. */
export const connected = (t, options) => connection(client(t, options));

/** The error by which a client is refused. */
export async function refusal(socket) {
  const outcome = new Promise((resolve, reject) => {
    socket.once("connect", () => reject(new Error("it was accepted")));
    socket.once("connect_error", resolve);
  });
  return within(outcome, "the refusal");
}

/** Emits and returns all values of the acknowledgement. */
export function replies(socket, event, ...args) {
  const acknowledged = new Promise((resolve) => socket.emit(event, ...args, (...values) => resolve(values)));
  return within(acknowledged, `the acknowledgement of "${event}"`);
}

/** Emits and returns the one value of the acknowledgement. */
export async function ask(socket, event, ...args) {
  const values = await replies(socket, event, ...args);
  assert.equal(values.length, 1, `the acknowledgement of "${event}" has one value`);
  return values[0];
}

/** How the server saw a socket go, as soon as it has gone. The observer is a client of the same application. */
export const departure = (observer, id) => ask(observer, "departure-of", id);

/** A client beside the case: whatever the others do, it is served as before. */
export async function bystander(t, options) {
  const socket = await connected(t, { transports: ["websocket"], ...options });
  let number = 0;
  return {
    socket,
    async isServed() {
      number++;
      assert.equal(await ask(socket, "echo-ack", number), number);
    },
  };
}

// ---------------------------------------------------------------- the wire

/** The URL of an endpoint with a query, given as an object or literally. */
export function url(query, { base = APP, endpoint = "socket.io/" } = {}) {
  const result = new URL(endpoint, base);
  result.search = typeof query === "string" ? query : new URLSearchParams(query).toString();
  return result;
}

export const POLLING = { EIO: "4", transport: "polling" };
export const WEBSOCKET = { EIO: "4", transport: "websocket" };

/** An HTTP request on a connection of its own: pooled ones hide who waits for whom. */
export async function http(target, { method = "GET", headers = {}, body, signal } = {}) {
  const response = await within(
    fetch(target, { method, headers: { connection: "close", ...headers }, body, signal, duplex: "half" }),
    `an answer to ${method} ${target}`,
  );
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** A request whose body is sent piece by piece. */
export function slowPost(target, headers = { "content-type": "text/plain;charset=UTF-8" }) {
  const outgoing = request(target, { method: "POST", headers });
  const answer = within(
    new Promise((resolve) => {
      outgoing.on("response", (response) => response.resume().on("close", () => resolve(response.statusCode)));
      outgoing.on("error", () => resolve("cut"));
    }),
    "the end of a slow POST",
  );
  return { outgoing, answer };
}

/** A long-polling session, spoken by hand. */
export class Polling {
  static async open({ query, ...where } = {}) {
    const { status, body } = await http(url({ ...POLLING, ...query }, where));
    assert.equal(status, 200, body);
    assert.equal(body[0], "0", body);
    return new Polling(JSON.parse(body.slice(1)), where);
  }

  constructor(handshake, where) {
    this.handshake = handshake;
    this.sid = handshake.sid;
    this.where = where;
  }

  url(query = {}) {
    return url({ ...POLLING, sid: this.sid, ...query }, this.where);
  }

  get(options) {
    return http(this.url(), options);
  }

  post(body, headers = { "content-type": "text/plain;charset=UTF-8" }) {
    return http(this.url(), { method: "POST", headers, body });
  }

  /** Posts a body that must be taken. */
  async send(body) {
    const { status, body: answer } = await this.post(body);
    assert.deepEqual([status, answer], [200, "ok"]);
  }

  /** The next payload, which must be there. */
  async receive() {
    const { status, body } = await this.get();
    assert.equal(status, 200, body);
    return body;
  }

  /** The next payload without its pings, which are answered, unless there is nothing else. */
  async receiveBeyondPings() {
    for (;;) {
      const packets = (await this.receive()).split("\x1e");
      const others = packets.filter((packet) => packet !== "2");
      if (others.length < packets.length) {
        await this.send("3");
      }
      if (others.length) {
        return others.join("\x1e");
      }
    }
  }

  /** Joins a namespace and returns the id of the socket. */
  async join(namespace = "") {
    await this.send("40" + namespace);
    const packet = await this.receiveBeyondPings();
    assert.match(packet, /^40.*\{"sid":"[^"]+"\}$/);
    return JSON.parse(packet.slice(packet.indexOf("{"))).sid;
  }

  /** Takes leave packets, if any, until the session is unknown. */
  async isGone() {
    const packets = [];
    // Each packet may come in a poll of its own.
    for (let polls = 0; polls < 8; polls++) {
      const { status, body } = await this.get();
      if (status === 400) {
        assert.deepEqual(JSON.parse(body), { code: 1, message: "Session ID unknown" });
        return packets;
      }
      packets.push(...body.split("\x1e"));
    }
    return assert.fail(`the session is still there and sent ${JSON.stringify(packets)}`);
  }
}

/** A WebSocket, spoken by hand: text frames are strings, binary frames are buffers. */
export class Frames {
  static async connect(t, { query = WEBSOCKET, headers, pongs = true, ...where } = {}) {
    const target = url(query, where);
    target.protocol = "ws:";
    const frames = new Frames(new WebSocket(target, { headers, perMessageDeflate: false }), pongs);
    t.after(() => frames.socket.terminate());
    await within(frames.opened, "the WebSocket");
    return frames;
  }

  /** A session that starts as a WebSocket. */
  static async open(t, options) {
    const frames = await Frames.connect(t, options);
    const packet = await frames.next();
    assert.equal(packet[0], "0", packet);
    frames.handshake = JSON.parse(packet.slice(1));
    return frames;
  }

  constructor(socket, pongs) {
    this.socket = socket;
    this.inbox = [];
    this.waiting = [];
    this.headers = {};
    socket.once("upgrade", ({ headers }) => (this.headers = headers));
    this.opened = new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    this.closed = new Promise((resolve) => {
      socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    socket.on("error", () => {});
    socket.on("message", (data, binary) => {
      const frame = binary ? data : data.toString();
      if (pongs && frame === "2") {
        socket.send("3");
      } else if (this.waiting.length > 0) {
        this.waiting.shift()(frame);
      } else {
        this.inbox.push(frame);
      }
    });
  }

  send(...frames) {
    frames.forEach((frame) => this.socket.send(frame));
  }

  next() {
    if (this.inbox.length > 0) {
      return Promise.resolve(this.inbox.shift());
    }
    const frame = new Promise((resolve) => this.waiting.push(resolve));
    const gone = this.closed.then(({ code }) => Promise.reject(new Error(`closed with ${code} instead of a frame`)));
    return within(Promise.race([frame, gone]), "a frame");
  }

  isClosed() {
    return within(this.closed, "the end of the WebSocket");
  }

  /** Joins a namespace and returns the id of the socket. */
  async join(namespace = "") {
    this.send("40" + namespace);
    const packet = await this.next();
    assert.match(packet, /^40.*\{"sid":"[^"]+"\}$/);
    return JSON.parse(packet.slice(packet.indexOf("{"))).sid;
  }
}

/** What a server answers instead of opening a WebSocket. */
export function webSocketRefusal(query, { headers, ...where } = {}) {
  const target = url(query, where);
  target.protocol = "ws:";
  const socket = new WebSocket(target, { headers });
  const answer = new Promise((resolve, reject) => {
    socket.on("open", () => {
      socket.terminate();
      reject(new Error("the WebSocket was opened"));
    });
    socket.on("error", reject);
    socket.on("unexpected-response", (_, response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (body += chunk));
      response.on("close", () => resolve({ status: response.statusCode, body }));
    });
  });
  return within(answer, "the refusal of a WebSocket");
}
