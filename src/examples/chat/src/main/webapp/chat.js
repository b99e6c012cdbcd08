/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import { ask, io, path, Rejected } from "./client.js";
import { shrink, PICTURE_TYPES } from "./picture.js";

const LOBBY = "lobby";
const ROOM_NAME = /^[\p{L}\p{N}_-]{1,16}$/u;
const KEPT_MESSAGES = 200; // for each room

const $ = (id) => document.getElementById(id);

const rooms = new Map(); // name -> { name, view, list, button, members, typing, unread }
let current; // the room that is shown
let socket;
let me;
let recipient; // who alone gets the next message
let attachment; // the picture to be sent with the next message: { type, data, url }

/* ---------- connection ---------- */

function connect(nickname) {
  let entered = false;
  let refusals = 0;

  const transport = new URLSearchParams(location.search).get("transport");

  signOut();
  me = nickname;
  current = addRoom(LOBBY);

  const mine = io({
    forceNew: true,
    path,
    // For the curious: ?transport=polling and ?transport=websocket
    transports: transport ? [transport] : ["polling", "websocket"],
    // Asked for at every (re)connection: the server lets us into our rooms before it reads what was written offline.
    auth: (send) => send({ nickname, rooms: [...rooms.keys()] }),
  });
  socket = mine;

  socket.on("connect", () => {
    entered = true;
    refusals = 0;
    showTransport();
    socket.io.engine.on("upgrade", showTransport);
    showChat();
  });

  socket.on("disconnect", () => {
    if (socket !== mine) return;
    forgetPresence();
    if (socket.active) {
      showState("reconnecting", "Connection lost, reconnecting…");
    } else {
      showState("disconnected", "Disconnected");
    }
  });

  socket.io.on("reconnect_attempt", (attempt) => {
    showState("reconnecting", `Reconnecting, attempt ${attempt}…`);
  });

  socket.on("connect_error", (error) => {
    if (socket !== mine) return;
    if (socket.active) {
      if (!entered) showWelcome("The server does not answer, trying again…");
    } else if (entered && ++refusals < 40) {
      // The server may need a while to notice that our former connection, which has our name, is dead.
      showState("reconnecting", `Reconnecting. ${error.message}`);
      setTimeout(() => socket === mine && mine.connect(), 2000);
    } else {
      showWelcome(error.message);
    }
  });

  socket.on("said", (said) => {
    const room = rooms.get(said.room);
    if (!room) return;
    stopTyping(room, said.from);
    addMessage(room, { ...said, own: false });
    if (room !== current || document.hidden) {
      room.unread++;
      showRooms();
    }
  });

  // Whoever wrote it is told that it was shown.
  socket.on("whispered", (said, shown) => {
    addMessage(current, { ...said, own: false, privacy: "to you alone" });
    shown();
  });

  socket.on("members", ({ room: name, names }) => {
    const room = rooms.get(name);
    if (!room) return;
    names.sort((a, b) => a.localeCompare(b));
    if (room.members) {
      names.filter((n) => !room.members.includes(n)).forEach((n) => addNotice(room, n, " came in"));
      room.members.filter((n) => !names.includes(n)).forEach((n) => addNotice(room, n, " left"));
    }
    room.members = names;
    if (room === current) showPeople();
  });

  socket.on("typing", ({ room: name, name: who }) => {
    const room = rooms.get(name);
    if (!room) return;
    stopTyping(room, who);
    room.typing.set(who, setTimeout(() => stopTyping(room, who), 4000));
    if (room === current) showTyping();
  });
}

function showTransport() {
  const name = socket.io.engine.transport.name;
  showState("connected", `Connected via ${name === "websocket" ? "WebSocket" : "long-polling"}`);
  $("state").dataset.transport = name;
}

function showState(state, text) {
  $("state").dataset.state = state;
  $("state").textContent = text;
  $("reconnect").hidden = state !== "disconnected";
}

/* ---------- coming and going ---------- */

function showWelcome(error = "") {
  $("chat").hidden = true;
  $("welcome").hidden = false;
  $("nickname-error").textContent = error;
  $("nickname").setAttribute("aria-invalid", String(error !== ""));
  $("enter").disabled = socket?.active ?? false;
  if (!$("enter").disabled) $("nickname").focus();
}

function showChat() {
  if (!$("chat").hidden) return;
  $("welcome").hidden = true;
  $("chat").hidden = false;
  $("me").textContent = me;
  openRoom(rooms.get(LOBBY));
}

$("nickname-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const nickname = $("nickname").value.trim();
  if (nickname === "") return showWelcome("Please tell us your nickname.");
  sessionStorage.setItem("nickname", nickname);
  connect(nickname);
  showWelcome();
});

function signOut() {
  const former = socket;
  socket = undefined; // its events are of no interest any more
  former?.disconnect();
  rooms.forEach(forgetRoom);
  recipient = undefined;
  detach();
}

$("exit").addEventListener("click", () => {
  signOut();
  showWelcome();
});

$("reconnect").addEventListener("click", () => {
  showState("reconnecting", "Connecting…");
  socket.connect();
});

/* ---------- rooms ---------- */

function addRoom(name) {
  const view = document.createElement("div");
  view.setAttribute("role", "log");
  view.setAttribute("aria-label", `Messages in ${name}`);
  view.hidden = true;
  const list = document.createElement("ol");
  view.append(list);
  const room = { name, view, list, button: document.createElement("button"), members: null, typing: new Map(), unread: 0 };
  room.button.type = "button";
  room.button.dataset.room = name;
  room.button.addEventListener("click", () => openRoom(room));
  const item = document.createElement("li");
  item.append(room.button);
  rooms.set(name, room);
  $("rooms").append(item);
  $("log").append(view);
  showRooms();
  return room;
}

function forgetRoom(room) {
  [...room.list.children].forEach(forgetMessage);
  room.typing.forEach(clearTimeout);
  room.view.remove();
  room.button.parentElement.remove();
  rooms.delete(room.name);
}

function openRoom(room) {
  current = room;
  current.unread = 0;
  rooms.forEach((r) => { r.view.hidden = r !== current; });
  $("room-title").textContent = `#${room.name}`;
  $("leave").hidden = room.name === LOBBY;
  $("room-error").textContent = "";
  showRooms();
  room.button.scrollIntoView({ block: "nearest", inline: "nearest" });
  showPeople();
  showTyping();
  scrollToNewest();
  showRecipient();
  $("message").focus({ preventScroll: true });
}

async function joinRoom(name) {
  if (rooms.has(name)) return openRoom(rooms.get(name));
  const room = addRoom(name);
  try {
    // Offline, there is nothing to ask for: the next connection joins the rooms that the page knows.
    if (socket.connected) await ask(socket, "join", name);
    $("room").value = "";
    openRoom(room);
  } catch (error) {
    forgetRoom(room);
    $("room-error").textContent = error.message;
  }
}

$("room-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = $("room").value.trim().replace(/^#/, "").replace(/\s+/g, "-").toLowerCase();
  if (ROOM_NAME.test(name)) {
    joinRoom(name);
  } else {
    $("room-error").textContent = "Use 1 to 16 letters or digits.";
  }
});

$("room").addEventListener("input", () => { $("room-error").textContent = ""; });

$("leave").addEventListener("click", () => {
  if (socket.connected) socket.emit("leave", current.name);
  forgetRoom(current);
  openRoom(rooms.get(LOBBY));
});

function showRooms() {
  let unread = 0;
  rooms.forEach((room) => {
    unread += room.unread;
    room.button.textContent = `#${room.name}`;
    room.button.setAttribute("aria-current", String(room === current));
    if (room.unread === 0) return;
    const badge = document.createElement("span");
    badge.className = "badge";
    badge.textContent = room.unread;
    const unit = document.createElement("span");
    unit.className = "visually-hidden";
    unit.textContent = " unread";
    badge.append(unit);
    room.button.append(" ", badge);
  });
  document.title = unread > 0 ? `(${unread}) Chat` : "Chat";
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && socket) {
    current.unread = 0;
    showRooms();
  }
});

/* ---------- people ---------- */

function showPeople() {
  const names = current.members ?? [];
  $("people-title").textContent = current.members ? `Here: ${names.length}` : "Here";
  $("people").replaceChildren(...names.map((name) => {
    const item = document.createElement("li");
    const label = document.createElement("bdi");
    label.textContent = name;
    item.style.setProperty("--hue", hue(name));
    if (name === me) {
      item.append(label, " (you)");
    } else {
      const button = document.createElement("button");
      button.type = "button";
      button.title = `Write to ${name} alone`;
      button.append(label);
      button.addEventListener("click", () => whisperTo(name));
      item.append(button);
    }
    return item;
  }));
}

/** The next message is for that person alone, or for the room again. */
function whisperTo(name) {
  recipient = name;
  showRecipient();
  $("message").focus();
}

function showRecipient() {
  $("recipient").hidden = !recipient;
  $("recipient").querySelector("bdi").textContent = recipient ?? "";
  $("message").placeholder = `Message to ${recipient ?? `#${current.name}`}`;
}

$("unwhisper").addEventListener("click", () => whisperTo(undefined));

/** Who is here, and who types, is unknown while we are not connected. */
function forgetPresence() {
  rooms.forEach((room) => {
    room.members = null;
    room.typing.forEach(clearTimeout);
    room.typing.clear();
  });
  showPeople();
  showTyping();
}

function stopTyping(room, who) {
  clearTimeout(room.typing.get(who));
  room.typing.delete(who);
  if (room === current) showTyping();
}

function showTyping() {
  const names = [...current.typing.keys()];
  $("typing").textContent = names.length === 0 ? ""
    : names.length === 1 ? `${names[0]} is typing…`
    : names.length === 2 ? `${names[0]} and ${names[1]} are typing…`
    : "Several people are typing…";
}

/** A colour for each name: an angle on the colour wheel. */
function hue(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
}

/* ---------- messages ---------- */

/** Adds a message to a room, and gives its element. Only textContent is set: nothing that somebody wrote becomes HTML. */
function addMessage(room, { id, at, from, text, picture, own, privacy = "" }) {
  const item = $("message-template").content.firstElementChild.cloneNode(true);
  const previous = room.list.lastElementChild;
  item.dataset.author = from;
  if (id) item.dataset.id = id;
  item.classList.toggle("own", own);
  item.classList.toggle("private", privacy !== "");
  item.classList.toggle("follows", previous?.dataset.author === from && !picture && privacy === "");
  item.style.setProperty("--hue", hue(from));
  item.querySelector(".author").textContent = own ? "You" : from;
  item.querySelector(".privacy").textContent = privacy;
  item.querySelector(".text").textContent = text;
  item.querySelector(".text").hidden = text === "";
  showTime(item, at);
  if (picture && PICTURE_TYPES.includes(picture.type)) {
    const button = item.querySelector(".picture");
    const image = button.querySelector("img");
    image.alt = own ? "Picture from you" : `Picture from ${from}`;
    image.src = URL.createObjectURL(new Blob([picture.data], { type: picture.type }));
    image.addEventListener("load", () => atNewest && scrollToNewest());
    button.hidden = false;
    button.addEventListener("click", () => view(image));
  }
  append(room, item, own);
  return item;
}

function addNotice(room, name, what) {
  const item = document.createElement("li");
  item.className = "notice";
  const who = document.createElement("bdi");
  who.textContent = name;
  item.append(who, what);
  append(room, item, false);
}

function append(room, item, own) {
  room.list.append(item);
  while (room.list.children.length > KEPT_MESSAGES) forgetMessage(room.list.firstElementChild);
  if (room !== current) return;
  if (own || atNewest) scrollToNewest();
  else $("newest").hidden = false;
}

/** Browsers keep a blob as long as it has a URL. */
function forgetMessage(item) {
  const image = item.querySelector("img[src]");
  if (image) URL.revokeObjectURL(image.src);
  item.remove();
}

function showTime(item, at) {
  const date = new Date(at);
  const time = item.querySelector("time");
  time.dateTime = date.toISOString();
  time.textContent = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

const DELIVERY = { pending: ["◷", "Not delivered yet"], sent: ["✓", "Delivered"], failed: ["!", "Not delivered"] };

function showDelivery(item, delivery, reason = "") {
  const [sign, label] = DELIVERY[delivery];
  const mark = item.querySelector(".delivery");
  item.dataset.delivery = delivery;
  mark.textContent = sign;
  mark.setAttribute("aria-label", label);
  mark.title = label;
  item.querySelector(".reason").textContent = reason;
  item.querySelector(".failure").hidden = delivery !== "failed";
}

/** Offline, the client keeps the event and sends it as soon as it is connected again. */
async function deliver(item, ...event) {
  showDelivery(item, "pending");
  try {
    const receipt = await ask(socket, ...event);
    item.dataset.id = receipt.id;
    showTime(item, receipt.at);
    showDelivery(item, "sent");
  } catch (error) {
    showDelivery(item, "failed", reasonOf(error));
  }
}

function reasonOf(error) {
  if (error.code === "ACK_TIMEOUT") return "Nobody of that name has seen it in time.";
  // An error of the client: it was under way when the connection broke.
  return error instanceof Rejected ? error.message : "The connection was lost; it may not have arrived.";
}

$("message-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("message").value.trim();
  if (text === "" && !attachment) return;
  const picture = attachment && { type: attachment.type, data: attachment.data };
  const privacy = recipient && `to ${recipient} alone`;
  const message = recipient ? ["whisper", recipient, { text, picture }] : ["say", current.name, { text, picture }];
  const item = addMessage(current, { from: me, at: new Date(), text, picture, own: true, privacy });
  item.querySelector(".retry").addEventListener("click", () => {
    deliver(item, ...message);
    $("message").focus();
  });
  deliver(item, ...message);
  $("message").value = "";
  $("message-error").textContent = "";
  lastTyping = 0;
  grow();
  detach();
  $("message").focus();
});

$("message").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("message-form").requestSubmit();
  }
});

let lastTyping = 0;

$("message").addEventListener("input", () => {
  grow();
  if (recipient || $("message").value.trim() === "" || Date.now() - lastTyping < 2000) return;
  lastTyping = Date.now();
  socket.volatile.emit("typing", current.name); // volatile: not kept for later if it cannot be sent now
});

function grow() {
  const box = $("message");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}

/* ---------- pictures ---------- */

async function attach(file) {
  $("message-error").textContent = "";
  try {
    const { type, data } = await shrink(file);
    detach();
    attachment = { type, data, url: URL.createObjectURL(new Blob([data], { type })) };
    $("preview").src = attachment.url;
    $("attachment").hidden = false;
    $("message").focus();
  } catch {
    $("message-error").textContent = "This picture cannot be read.";
  }
}

function detach() {
  if (attachment) URL.revokeObjectURL(attachment.url);
  attachment = undefined;
  $("attachment").hidden = true;
  $("preview").removeAttribute("src");
  $("picture").value = "";
}

$("picture").addEventListener("change", () => $("picture").files[0] && attach($("picture").files[0]));

$("detach").addEventListener("click", () => {
  detach();
  $("message").focus();
});

$("message").addEventListener("paste", (event) => {
  const file = [...event.clipboardData.files].find((f) => f.type.startsWith("image/"));
  if (!file) return;
  event.preventDefault();
  attach(file);
});

$("conversation").addEventListener("dragover", (event) => event.preventDefault());

$("conversation").addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files[0]) attach(event.dataTransfer.files[0]);
});

function view(image) {
  $("viewed").src = image.src;
  $("viewed").alt = image.alt;
  $("viewer").showModal();
}

$("viewer").addEventListener("click", () => $("viewer").close());

/* ---------- scrolling ---------- */

let atNewest = true;

function scrollToNewest() {
  $("log").scrollTop = $("log").scrollHeight;
  atNewest = true;
  $("newest").hidden = true;
}

$("log").addEventListener("scroll", () => {
  const log = $("log");
  atNewest = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  if (atNewest) $("newest").hidden = true;
});

$("newest").addEventListener("click", scrollToNewest);

new ResizeObserver(() => atNewest && scrollToNewest()).observe($("log"));

$("nickname").value = sessionStorage.getItem("nickname") ?? "";
showWelcome();
