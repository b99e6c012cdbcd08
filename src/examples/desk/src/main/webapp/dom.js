/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

export const $ = (id) => document.getElementById(id);

/** An element with text in it, or other elements: never HTML that somebody wrote. */
export function element(name, ...content) {
  const result = document.createElement(name);
  result.append(...content);
  return result;
}

export function button(label, onClick) {
  const result = element("button", label);
  result.type = "button";
  result.addEventListener("click", onClick);
  return result;
}
