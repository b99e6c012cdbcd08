/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import { ask } from "./client.js";
import { $, button, element } from "./dom.js";

/** What administrators can do. Others see that they cannot: the server refuses them. */
export function openAdmin(join, me) {
  $("open-admin").addEventListener("click", () => {
    $("open-admin").disabled = true;
    const socket = join();

    socket.on("connect", () => {
      $("open-admin").hidden = true;
      $("admin").hidden = false;
    });

    socket.on("connect_error", (error) => {
      if (socket.active) return; // it goes on trying
      $("open-admin").disabled = false;
      $("admin-error").textContent = `The server does not let you in: ${error.message}.`;
    });

    socket.on("people", (people) => {
      $("people").replaceChildren(...people.map((person) => {
        const windows = person.windows === 1 ? "1 window" : `${person.windows} windows`;
        const item = element("li", element("span", element("b", person.name), ` ${person.roles.join(", ")}, ${windows}`));
        if (person.name !== me) {
          const end = button("Disconnect", () => socket.emit("disconnect-user", person.name));
          end.setAttribute("aria-label", `Disconnect ${person.name}`);
          item.append(end);
        }
        return item;
      }));
    });

    $("announce-form").addEventListener("submit", (event) => {
      event.preventDefault();
      say(socket, "announce", () => "Told.");
    });

    $("ask").addEventListener("click", () => {
      $("poll").textContent = "Waiting for answers…";
      say(socket, "ask", ({ yes, no, silent }) => `${yes} yes, ${no} no, ${silent} without an answer`);
    });
  });
}

async function say(socket, event, result) {
  const [field, done, failed] = [$("announcement"), $("poll"), $("announce-error")];
  failed.textContent = "";
  try {
    done.textContent = result(await ask(socket, event, field.value));
    field.value = "";
  } catch (error) {
    done.textContent = "";
    failed.textContent = error.message;
  }
}
