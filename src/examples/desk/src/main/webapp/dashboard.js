/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import { $, element } from "./dom.js";

const euros = new Intl.NumberFormat([], { style: "currency", currency: "EUR" });
const time = new Intl.DateTimeFormat([], { timeStyle: "medium" });

export const price = (cents) => euros.format(cents / 100);

/** What is sold, live. */
export function openDashboard(socket) {
  socket.on("board", ({ orders, pieces, cents, latest }) => {
    $("orders").textContent = orders;
    $("pieces").textContent = pieces;
    $("turnover").textContent = price(cents);
    $("latest").replaceChildren(...latest.map((order) => element(
      "li",
      element("span", `${order.quantity} × ${order.article}`),
      element("span", `${order.clerk}, ${time.format(new Date(order.at))}`),
    )));
  });
}
