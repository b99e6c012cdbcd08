/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import { ask, Manager, path, Rejected } from "./client.js";
import { openAdmin } from "./admin.js";
import { openDashboard, price } from "./dashboard.js";
import { $, button, element } from "./dom.js";
import { openNote } from "./note.js";

let sockets = []; // of the user who has signed in, one for each namespace, on one connection

/* ---------- coming and going ---------- */

function signIn(name, password) {
  // For the curious: ?transport=polling and ?transport=websocket
  const transport = new URLSearchParams(location.search).get("transport");
  const manager = new Manager({ path, transports: transport ? [transport] : ["polling", "websocket"] });

  /** Each namespace asks who we are, also when it is connected again. */
  function join(namespace, options) {
    const socket = manager.socket(namespace, { auth: { name, password }, ...options });
    sockets.push(socket);
    return socket;
  }

  const socket = join("/");

  socket.on("connect", async () => {
    if (!$("desk")) {
      openDesk(name, socket);
      openDashboard(join("/dashboard"));
      openNote(join("/drafts", { retries: 2 }));
      openAdmin(() => join("/admin"), name);
    }
    showTransport(socket);
    manager.engine.on("upgrade", () => showTransport(socket));
  });

  socket.on("connect_error", (error) => {
    if (!socket.active) {
      signOut(error.message);
    } else if (!$("desk")) {
      showWelcome("The server does not answer, trying again…");
    }
  });

  socket.on("disconnect", (reason) => {
    if (reason === "io server disconnect") {
      signOut("The server has ended your session.");
    } else if (socket.active) {
      showState("reconnecting", "Connection lost, reconnecting…");
    }
  });
}

function signOut(reason = "") {
  sockets.forEach((socket) => socket.disconnect());
  sockets = [];
  $("desk")?.remove(); // and all that it shows and listens to
  showWelcome(reason);
}

function showWelcome(error) {
  $("welcome").hidden = false;
  $("sign-in-error").textContent = error;
  $("sign-in").disabled = sockets.length > 0;
  if (sockets.length === 0) $("name").focus();
}

$("sign-in-form").addEventListener("submit", (event) => {
  event.preventDefault();
  signIn($("name").value.trim(), $("password").value);
  $("password").value = "";
  showWelcome("");
});

showWelcome("");

/* ---------- the desk ---------- */

function openDesk(name, socket) {
  $("welcome").hidden = true;
  document.body.append($("desk-template").content.cloneNode(true));
  $("me").textContent = name;
  $("sign-out").addEventListener("click", () => signOut());
  openOrders(socket);
  socket.on("announced", (from, text) => addNotice(from, `: ${text}`, { "Got it": () => {} }));
  socket.on("asked", (from, question, answer) => {
    addNotice(from, ` asks: ${question}`, { Yes: () => answer(true), No: () => answer(false) });
  });
}

function showState(state, text) {
  $("state").dataset.state = state;
  $("state").textContent = text;
}

function showTransport(socket) {
  const { name } = socket.io.engine.transport;
  showState("connected", `Connected via ${name === "websocket" ? "WebSocket" : "long-polling"}`);
}

/** Something from an administrator, until one of the buttons is pressed. */
function addNotice(from, text, answers) {
  const notice = element("li", element("p", element("b", from), text));
  for (const [label, give] of Object.entries(answers)) {
    notice.append(button(label, () => {
      give();
      notice.remove();
    }));
  }
  $("notices").append(notice);
}

/* ---------- orders ---------- */

function openOrders(socket) {
  socket.on("articles", (articles) => {
    const chosen = $("article").value;
    $("article").replaceChildren(...articles.map(({ name, cents }) => {
      const option = element("option", `${name}, ${price(cents)}`);
      option.value = name;
      option.selected = name === chosen;
      return option;
    }));
  });
  $("order-form").addEventListener("submit", (event) => {
    event.preventDefault();
    order(socket, { article: $("article").value, quantity: $("quantity").valueAsNumber || 0 });
  });
}

async function order(socket, wanted) {
  const [done, failed] = [$("order-done"), $("order-error")];
  done.textContent = failed.textContent = "";
  try {
    await ask(socket.timeout(5000), "order", wanted);
    done.textContent = `Ordered: ${wanted.quantity} × ${wanted.article}`;
  } catch (error) {
    failed.textContent = reasonOf(error);
  }
}

function reasonOf(error) {
  return error instanceof Rejected ? error.message : "The server did not answer: look whether the order is there.";
}
