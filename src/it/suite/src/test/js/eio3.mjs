// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Engine.IO 3, spoken by hand.
import assert from "node:assert/strict";
import { http, url } from "./support.mjs";

export const POLLING = { EIO: "3", transport: "polling" };
export const WEBSOCKET = { EIO: "3", transport: "websocket" };

const TEXT = { "content-type": "text/plain;charset=UTF-8" };

/** A payload of text; lengths are counted as JavaScript counts. */
export const encode = (...packets) => packets.map((packet) => `${packet.length}:${packet}`).join("");

export function decode(payload) {
  const packets = [];
  for (let rest = payload; rest !== ""; ) {
    const [prefix, length] = rest.match(/^(\d+):/) ?? assert.fail(`no payload: ${payload}`);
    packets.push(rest.slice(prefix.length, prefix.length + Number(length)));
    rest = rest.slice(prefix.length + Number(length));
  }
  return packets;
}

/** A long-polling session. */
export class Polling {
  static async open({ query, ...where } = {}) {
    const { status, body } = await http(url({ ...POLLING, ...query }, where));
    assert.equal(status, 200, body);
    const packets = decode(body);
    assert.equal(packets.length, 1, body);
    assert.equal(packets[0][0], "0", body);
    return new Polling(JSON.parse(packets[0].slice(1)), where);
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

  /** The next payload as it is. */
  async getBytes() {
    const response = await fetch(this.url(), { headers: { connection: "close" } });
    assert.equal(response.status, 200);
    return { type: response.headers.get("content-type"), body: Buffer.from(await response.arrayBuffer()) };
  }

  post(body, headers = TEXT) {
    return http(this.url(), { method: "POST", headers, body });
  }

  /** Posts a body that must be taken. */
  async send(body, headers) {
    const { status, body: answer } = await this.post(body, headers);
    assert.deepEqual([status, answer], [200, "ok"]);
  }

  /** The next payload, which must be there. */
  async receive() {
    const { status, body } = await this.get();
    assert.equal(status, 200, body);
    return body;
  }
}

/** A long-polling session of an old browser: it polls by scripts and posts forms. */
export class Scripts {
  static async open({ query, headers, ...where }) {
    const scripts = new Scripts({ ...POLLING, b64: "1", j: "0", ...query }, headers, where);
    const { status, payload } = await scripts.get();
    assert.equal(status, 200);
    scripts.handshake = payload;
    const { sid } = JSON.parse(payload.slice(payload.indexOf("{")));
    scripts.query.sid = sid;
    return scripts;
  }

  constructor(query, headers, where) {
    this.query = query;
    this.headers = headers;
    this.where = where;
  }

  url() {
    return url(this.query, this.where);
  }

  /** Runs the script that is the answer, as a browser would. */
  async get() {
    const answer = await http(this.url(), { headers: this.headers });
    const calls = [];
    if (answer.status === 200) {
      new Function("___eio", answer.body)({ [this.query.j]: (payload) => calls.push(payload) });
      assert.equal(calls.length, 1, answer.body);
    }
    return { ...answer, payload: calls[0] };
  }

  /** Posts a form, its line breaks written as the client writes them. */
  post(payload) {
    const d = payload.replace(/\\n/g, "\\\n").replace(/\n/g, "\\n");
    const body = new URLSearchParams({ d }).toString();
    const headers = { ...this.headers, "content-type": "application/x-www-form-urlencoded" };
    return http(this.url(), { method: "POST", headers, body });
  }

  async send(payload) {
    const { status, body } = await this.post(payload);
    assert.deepEqual([status, body], [200, "ok"]);
  }
}
