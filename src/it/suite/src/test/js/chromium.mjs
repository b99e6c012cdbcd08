// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// Debian's Chromium, headless, through playwright-core: nothing is downloaded, no display or sandbox is needed.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Option of `node:test`: why a test that needs the browser cannot run here, or false. In CI the browser must be there. */
export const withoutChromium = !process.env.CI && !existsSync(executablePath) && `no Chromium at ${executablePath}`;

/** Starts a browser; the caller closes it. */
export const launch = () =>
  chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
