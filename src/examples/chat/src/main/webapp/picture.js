/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** What the server lets pass, and browsers show. */
export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** The server takes messages of 1 MB at most, and long-polling sends binary as Base64: 4 bytes for each 3. */
const MAX_BYTES = 700_000;

/** Reads a picture, and makes it smaller until it may be sent: { type, data }. Rejects what is no picture. */
export async function shrink(file) {
  const bitmap = await createImageBitmap(file);
  let blob = file;
  if (file.size > MAX_BYTES || !PICTURE_TYPES.includes(file.type)) {
    for (const [side, quality] of [[2000, 0.85], [1600, 0.8], [1200, 0.75], [800, 0.7], [400, 0.6]]) {
      blob = await toJpeg(bitmap, side, quality);
      if (blob.size <= MAX_BYTES) break;
    }
  }
  bitmap.close();
  return { type: blob.type, data: await blob.arrayBuffer() };
}

function toJpeg(bitmap, side, quality) {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "white"; // JPEG knows no transparency
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/jpeg", quality);
  });
}
