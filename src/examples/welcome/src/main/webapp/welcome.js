/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import { io, path } from "./client.js";

const MEASURE_EVERY = 2000; // ms

const $ = (id) => document.getElementById(id);

const socket = io({ path });

function showState(state, text) {
  $("state").dataset.state = state;
  $("state").textContent = text;
}

function showTransport() {
  $("transport").textContent = socket.io.engine.transport.name === "websocket" ? "WebSocket" : "Long-polling";
}

/** From here to the observer and back. */
async function measure() {
  const begin = performance.now();
  try {
    await socket.timeout(MEASURE_EVERY).emitWithAck("echo");
    $("latency").textContent = `${(performance.now() - begin).toFixed(1)} ms`;
  } catch {
    $("latency").textContent = "–"; // the next one may be answered
  }
}

let clock;

socket.on("connect", () => {
  showState("connected", "It works: connected");
  showTransport();
  socket.io.engine.on("upgrade", () => {
    showTransport();
    measure();
  });
  measure();
  clock = setInterval(measure, MEASURE_EVERY);
});

socket.on("disconnect", () => {
  clearInterval(clock);
  showState("reconnecting", "Connection lost, reconnecting…");
  for (const value of ["transport", "latency", "visitors"]) $(value).textContent = "–";
});

socket.on("connect_error", (error) => showState("disconnected", `No connection yet: ${error.message}`));

socket.on("visitors", (count) => ($("visitors").textContent = count));
