// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Puts the official browser client into a folder: each file as it is, and compressed in advance.
//   node pack.mjs <folder to work in> <folder of the files>
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const [work, target] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(join(here, "package-lock.json"))).packages["node_modules/socket.io-client"];
const marker = join(target, "version");

if (!existsSync(marker) || readFileSync(marker, "utf8") !== version) {
  mkdirSync(work, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) {
    copyFileSync(join(here, file), join(work, file));
  }
  const npm = ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync("npm", npm, { cwd: work, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    throw error ?? new Error(`npm ci ended with ${status}`);
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const dist = join(work, "node_modules", "socket.io-client", "dist");
  for (const name of readdirSync(dist)) {
    const content = readFileSync(join(dist, name));
    writeFileSync(join(target, name), content);
    writeFileSync(join(target, `${name}.br`), brotliCompressSync(content));
    writeFileSync(join(target, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
  writeFileSync(marker, version); // last: without it, the next build does all of this again
}
