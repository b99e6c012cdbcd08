// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// A reporter for `node --test` that a program can read: one line per test, its fields URL-encoded.
//
//     pass <name>
//     fail <name> <what went wrong>
//     skip <name> <reason>
//
// Names hold the whole path of a nested test. A suite, or a parent test, is told only if it failed by itself (a hook, say).
import { basename, isAbsolute } from "node:path";
import { inspect } from "node:util";

export default async function* reporter(events) {
  const path = [];
  let output = "";
  for await (const { type, data } of events) {
    switch (type) {
      case "test:start":
        path.length = data.nesting;
        path.push(isAbsolute(data.name) ? basename(data.name) : data.name);
        break;
      case "test:stdout":
      case "test:stderr":
        output += data.message;
        break;
      case "test:pass":
      case "test:fail": {
        path.length = data.nesting + 1;
        const verdict = judge(type, data, output);
        if (verdict) {
          const [word, text] = verdict;
          yield [word, path.join(" > "), text].map(encodeURIComponent).join(" ") + "\n";
        }
        break;
      }
    }
  }
}

function judge(type, { skip, todo, details }, output) {
  const { error } = details;
  if (skip !== undefined || todo !== undefined) {
    return ["skip", String(skip || todo)];
  }
  if (type === "test:pass") {
    return details.type === "suite" ? null : ["pass", ""];
  }
  if (error.failureType === "subtestsFailed") {
    return null;
  }
  return ["fail", inspect(error.cause ?? error) + (output && `\n\nOutput of the file so far:\n${output.slice(-4000)}`)];
}
