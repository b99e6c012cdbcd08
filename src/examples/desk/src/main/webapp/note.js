/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import { ask, Rejected } from "./client.js";
import { $ } from "./dom.js";

const PAUSE = 400; // ms without a key, until what was written is saved
const PATIENCE = 5000; // ms for an answer; then the client asks again, as often as its option "retries" says

/** A note that saves itself, and notices when another window has saved it. */
export function openNote(socket) {
  // Found once: an answer may come when the user has signed out, and the desk is gone.
  const [field, state, retry, conflict, otherNote] =
    ["note", "note-state", "note-retry", "conflict", "other-note"].map($);
  let saved = { revision: 0, text: "" }; // what the server has, as far as we know
  let other; // what another window has saved instead of ours
  let saving = false;
  let timer;

  socket.on("connect", load);
  socket.on("saved", arrived);
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
    show("unsaved", "Not saved yet");
  });
  retry.addEventListener("click", save);
  $("keep-mine").addEventListener("click", () => decide(field.value));
  $("take-other").addEventListener("click", () => decide(other.text));

  async function load() {
    try {
      arrived(await ask(socket.timeout(PATIENCE), "load"));
      save(); // what was written meanwhile
    } catch (error) {
      failed(error);
    }
  }

  async function save() {
    if (saving || other) return;
    if (field.value === saved.text) return show("saved", "Saved");
    saving = true;
    const text = field.value;
    show("saving", socket.connected ? "Saving…" : "Offline, to be saved later");
    try {
      const revision = await ask(socket.timeout(PATIENCE), "save", { revision: saved.revision, text });
      saved = { revision, text };
      show("saved", "Saved");
    } catch (error) {
      failed(error);
    }
    saving = false;
    if (state.dataset.state === "saved") save(); // what was written meanwhile
  }

  /** The server has this text. */
  function arrived(draft) {
    const changedHere = field.value !== saved.text;
    if (draft.text === field.value || draft.revision < saved.revision) {
      saved = draft; // the same; or the server has started anew, and will be given what it has lost
    } else if (!changedHere) {
      saved = draft;
      field.value = draft.text;
      show("saved", "Saved in another window");
    } else if (draft.revision > saved.revision) {
      other = draft;
      show("conflict", "Not saved");
    }
  }

  /** The next revision has this text, whichever window it is from. */
  function decide(text) {
    saved = other;
    other = undefined;
    field.value = text;
    show("saved", "Saved");
    save();
    field.focus();
  }

  function failed(error) {
    if (error.code === "CONFLICT") {
      load();
    } else {
      show("failed", error instanceof Rejected ? `Not saved: ${error.message}` : "Not saved: the server does not answer");
    }
  }

  function show(name, text) {
    state.dataset.state = name;
    state.textContent = text;
    retry.hidden = name !== "failed";
    conflict.hidden = !other;
    otherNote.textContent = other?.text ?? "";
  }
}
