// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// What the cases on several servers share: SERVER_1_URL to SERVER_3_URL have the application of src/it/cluster,
// BALANCER_URL leads to any of them, CONTROL_URL does something to one.
import assert from "node:assert/strict";
import { ask, client, connected } from "./support.mjs";

export const SERVERS = [1, 2, 3].map((number) => process.env[`SERVER_${number}_URL`]);
export const BALANCER = process.env.BALANCER_URL;

/** Far more than any server takes. */
const PATIENCE = 60_000;

/** Of something that cannot be done on this machine, with the reason. */
export class Unsupported extends Error {}

/** Does something to a server, 1 to 3: kill, start, pause, resume, redeploy, cut or mend. */
export async function control(command, number) {
  const response = await fetch(new URL(`${command}/${number}`, process.env.CONTROL_URL), { method: "POST" });
  const text = await response.text();
  if (response.status === 501) throw new Unsupported(text);
  assert.equal(response.status, 200, text);
}

/** A client on the server of that number, from 1 on. */
export const on = (t, number, options) => connected(t, { base: SERVERS[number - 1], ...options });

/** A client on each server. */
export const onEach = (t, options) => Promise.all([1, 2, 3].map((number) => on(t, number, options)));

let names = 0;

/** One that no other case has. */
export const fresh = (name) => `${name}-${process.pid}-${++names}`;

/** Waits until something is so, which may be asked as often as one likes. */
export async function until(condition, what, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const state = await condition();
    if (state === true) return;
    assert.ok(Date.now() < end, `waited in vain for ${what}: ${JSON.stringify(state)}`);
    await pause(50);
  }
}

export const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Waits until each of these servers knows of so many, itself included. */
export async function awaitServers(t, numbers, count) {
  for (const number of numbers) {
    const socket = await on(t, number, { transports: ["websocket"] });
    await until(async () => {
      const servers = await ask(socket, "servers");
      return servers === count || servers;
    }, `${count} servers as server ${number} sees it`);
    socket.disconnect();
  }
}

/** What a client gets by the name of "news" from now on. */
export function listen(socket) {
  const heard = [];
  socket.on("news", (payload) => heard.push(payload));
  return heard;
}

// ---------------------------------------------------------------- counting

/** How many numbers are said without waiting. */
export const BURST = 5;

/**
 * Somebody who says 1, 2, 3, … to all others in a room, and hears what others say there. What comes twice, or in
 * another order, is noted as wrong; what is missing is judged in the end.
 */
export class Counter {
  constructor(t, name, base, options = {}) {
    this.name = name;
    this.said = 0;
    this.heard = new Map(); // the last number by the name of the sender, the connection that it came on, what was missed
    this.wrong = [];
    this.connections = 0; // in the room
    this.running = true;
    this.socket = client(t, {
      base,
      transports: ["websocket"],
      reconnection: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      ...options,
    });
    t.after(() => (this.running = false));
    this.socket.on("counted", (sender, number) => this.hear(sender, number));
    this.socket.on("connect", () => this.enter());
  }

  async enter() {
    const { id } = this.socket;
    await this.socket.emitWithAck("join", ["counted"]).catch(() => {});
    if (id === this.socket.id) this.connections++;
  }

  /** Waits until it is in the room for the nth time. */
  entered(connections = 1) {
    return until(() => this.connections >= connections || this.connections, `${this.name} to be in the room`);
  }

  /** What is said while a client is away is not missed. */
  hear(sender, number) {
    const { id } = this.socket;
    const before = this.heard.get(sender);
    const missed = before?.missed ?? [];
    if (before && number <= before.number) {
      this.wrong.push(`${this.name} heard ${number} of ${sender} after ${before.number}`);
    } else if (before && id === before.id) {
      for (let lost = before.number + 1; lost < number; lost++) missed.push(lost);
    }
    this.heard.set(sender, { number, id, missed });
  }

  /** Begins to count; what is lost with the connection is not said again. */
  async start() {
    while (this.running) {
      if (this.socket.connected) {
        const acknowledged = Array.from({ length: BURST }, () =>
          this.socket.timeout(PATIENCE).emitWithAck("count", this.name, ++this.said),
        );
        await Promise.allSettled(acknowledged);
      }
      await pause(5);
    }
  }

  last(sender) {
    return this.heard.get(sender.name)?.number ?? 0;
  }

  /** Waits until it has heard what somebody says from now on. */
  async hears(sender) {
    const { said } = sender;
    await until(() => this.last(sender) > said || [this.last(sender), said], `${sender.name} to reach ${this.name}`);
  }

  missed(sender) {
    return this.heard.get(sender.name)?.missed ?? [];
  }
}

/** A counter on each server, all of which hear each other. */
export async function counters(t, options) {
  const all = [1, 2, 3].map((number) => new Counter(t, `counter-${number}`, SERVERS[number - 1], options));
  await Promise.all(all.map((counter) => counter.entered()));
  all.forEach((counter) => counter.start());
  await everybodyHears(all);
  return all;
}

const pairs = (counters) =>
  counters.flatMap((receiver) => counters.filter((sender) => sender !== receiver).map((sender) => [receiver, sender]));

/** Waits until what each says from now on has reached each other one. */
export const everybodyHears = (counters) =>
  Promise.all(pairs(counters).map(([receiver, sender]) => receiver.hears(sender)));

/** Stops counting when all that was said has arrived, and fails if anything was heard twice or in another order. */
export async function finish(counters) {
  await everybodyHears(counters);
  counters.forEach((counter) => (counter.running = false));
  assertOrder(counters);
}

export const assertOrder = (counters) =>
  assert.deepEqual(counters.flatMap((counter) => counter.wrong), []);

/** Fails if anything is missing that one of these has said; of so many at most that is excused. */
export function assertComplete(counters, excused = () => 0) {
  for (const [receiver, sender] of pairs(counters)) {
    const missed = receiver.missed(sender);
    assert.ok(missed.length <= excused(sender), `${receiver.name} has not heard ${missed} of ${sender.name}`);
  }
}
