// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

// The users are ann, a member and an administrator, and bob, a member. Besides SOCKETIO_URL, which takes bearer tokens:
//   BASIC_URL  the same application, all of it for users who log in by HTTP's own means
//   FORM_URL   the same application with a page at which users log in
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  APP,
  ask,
  client,
  collect,
  connected,
  connection,
  departure,
  eachTransport,
  except,
  http,
  manager,
  needs,
  next,
  POLLING,
  refusal,
  replies,
  url,
  webSocketRefusal,
  WEBSOCKET,
} from "./support.mjs";

const BASIC = process.env.BASIC_URL;
const FORM = process.env.FORM_URL;

const HOUR = 3_600_000;
const inAnHour = Date.now() + HOUR;

/** A token that the application understands. */
const token = (user, expiresAt = inAnHour) => `${user}@${expiresAt}`;

const bearer = (user) => ({ authorization: `Bearer ${token(user)}` });
const basic = (user, password = "secret") => ({ authorization: `Basic ${btoa(`${user}:${password}`)}` });

/** Logs in at the page and returns the cookies by which the session is known, which change on the way. */
async function form(user) {
  const cookies = new Map();
  const cookie = () => [...cookies].map((pair) => pair.join("=")).join("; ");
  const visit = async (path, options) => {
    const address = new URL(path, FORM);
    const headers = { connection: "close", cookie: cookie() };
    const response = await fetch(address, { headers, redirect: "manual", ...options });
    for (const [, name, value] of response.headers.getSetCookie().map((line) => /^([^=]+)=([^;]*)/.exec(line))) {
      cookies.set(name, value);
    }
    const text = await response.text();
    const location = response.headers.get("location");
    return location ? visit(new URL(location, address)) : text;
  };
  assert.match(await visit("private/page.html"), /j_security_check/); // servers show it there, or elsewhere
  const credentials = new URLSearchParams({ j_username: user, j_password: "secret" });
  await visit("private/j_security_check", { method: "POST", body: credentials });
  assert.equal(await visit("private/page.html"), "welcome");
  return { cookie: cookie() };
}

const WAYS = {
  "BASIC": { base: BASIC, credentials: basic },
  "a form": { base: FORM, credentials: form, anonymous: true },
  "a bearer token": { base: APP, credentials: bearer, anonymous: true, skip: needs("security") },
};

for (const [way, { base, credentials, anonymous, skip = false }] of Object.entries(WAYS)) {
  describe(`a client that is known by ${way}`, { skip }, () => {
    eachTransport((transport) => {
      it("is who it is, in the roles that it has", async (t) => {
        const ann = await connected(t, { ...transport, base, extraHeaders: await credentials("ann") });
        const caller = await ask(ann, "who-am-i");
        assert.equal(caller.name, "ann");
        assert.deepEqual([caller.admin, caller.someone], [true, true]);
        assert.deepEqual(caller.roles.sort(), ["admin", "member"]);
        const bob = await connected(t, { ...transport, base, extraHeaders: await credentials("bob") });
        assert.deepEqual(await ask(bob, "who-am-i"), { name: "bob", roles: ["member"], admin: false, someone: true });
      });

      it("is that in each namespace of the connection", async (t) => {
        const connections = manager(t, { ...transport, base, extraHeaders: await credentials("ann") });
        const main = await connection(connections.socket("/"));
        const admin = await connection(connections.socket("/admin"));
        assert.equal((await ask(main, "who-am-i")).name, "ann");
        assert.equal((await ask(admin, "who-am-i")).name, "ann");
      });

      if (anonymous) {
        it("is nobody without it", async (t) => {
          const socket = await connected(t, { ...transport, base });
          assert.deepEqual(await ask(socket, "who-am-i"), { roles: [], admin: false, someone: false });
        });
      } else {
        it("is not let in without it", async (t) => {
          assert.notEqual((await refusal(client(t, { ...transport, base }))).message, "");
          const guess = client(t, { ...transport, base, extraHeaders: basic("ann", "guess") });
          assert.notEqual((await refusal(guess)).message, "");
        });
      }
    });

    it("has to be the same in each request of a session", async () => {
      const [ann, bob] = [await credentials("ann"), await credentials("bob")];
      const opened = await http(url(POLLING, { base }), { headers: ann });
      assert.equal(opened.status, 200);
      const { sid } = JSON.parse(opened.body.slice(1));
      const member = url({ ...POLLING, sid }, { base });
      const stranger = anonymous ? 403 : 401;
      for (const body of [undefined, "40"]) {
        const method = body ? "POST" : "GET";
        const refused = await http(member, { method, headers: bob, body });
        assert.deepEqual([refused.status, refused.body], [403, '{"code":4,"message":"Forbidden"}']);
        assert.equal((await http(member, { method, body })).status, stranger);
      }
      const upgrade = { ...WEBSOCKET, sid };
      assert.deepEqual(await webSocketRefusal(upgrade, { base, headers: bob }), { status: 400, body: "Forbidden" });
      assert.equal((await webSocketRefusal(upgrade, { base })).status, anonymous ? 400 : 401);

      assert.equal((await http(member, { method: "POST", headers: ann, body: "40" })).status, 200);
      assert.match((await http(member, { headers: ann })).body, /^40\{"sid":/);
    });
  });
}

const WRONG = [token("eve"), token("ann", 1), "", "ann"].map((wrong) => ({ authorization: `Bearer ${wrong}` }));

describe("a token that is wrong", { skip: needs("security") }, () => {
  const nobody = except({ liberty: "where no constraint is, it lets in who is not known, as nobody" });
  eachTransport((transport) => {
    it("lets nobody in", { skip: nobody }, async (t) => {
      for (const extraHeaders of WRONG) {
        assert.notEqual((await refusal(client(t, { ...transport, extraHeaders }))).message, "");
      }
    });

    it("makes nobody of its bearer", { skip: nobody ? false : "it is not let in" }, async (t) => {
      for (const extraHeaders of WRONG) {
        const socket = await connected(t, { ...transport, extraHeaders });
        assert.deepEqual(await ask(socket, "who-am-i"), { roles: [], admin: false, someone: false });
      }
    });
  });
});

describe("what a client may do", { skip: needs("security", "ejb") }, () => {
  const clients = {
    ann: { publish: true, comment: true, greet: true, read: true, erase: false },
    bob: { publish: false, comment: true, greet: true, read: true, erase: false },
    carol: { publish: false, comment: false, greet: true, read: true, erase: false },
    nobody: { publish: false, comment: false, greet: false, read: true, erase: false },
  };
  const answers = {
    publish: "published x",
    comment: "commented x",
    greet: "hello x",
    read: "here is x",
    erase: "erased x",
  };

  eachTransport((transport) => {
    for (const [user, permitted] of Object.entries(clients)) {
      it(`depends on who it is: ${user}`, async (t) => {
        const extraHeaders = user === "nobody" ? {} : bearer(user);
        const socket = await connected(t, { ...transport, extraHeaders });
        for (const [event, allowed] of Object.entries(permitted)) {
          const answer = await ask(socket, event, "x");
          if (allowed) {
            assert.equal(answer, answers[event]);
          } else {
            assert.equal(answer.error?.code, "FORBIDDEN", event);
            assert.doesNotMatch(answer.error.message, /admin|member|owner|x"/);
          }
        }
        assert.equal((await ask(socket, "who-am-i")).someone, user !== "nobody", "it is still there");
      });
    }

    it("is for the application to decide: to enterprise beans nobody calls", async (t) => {
      const socket = await connected(t, { ...transport, extraHeaders: bearer("ann") });
      for (let i = 0; i < 3; i++) {
        const { name, admin, socket: user } = await ask(socket, "container-caller");
        assert.match(name, /^(anonymous|unauthenticated)$/i);
        assert.deepEqual([admin, user], [false, "ann"]);
      }
    });

    it("is decided before what it sends is read", async (t) => {
      const socket = await connected(t, transport);
      assert.equal((await ask(socket, "publish", { not: ["a", "string"] })).error.code, "FORBIDDEN");
    });

    it("is the matter of each namespace", async (t) => {
      const connections = manager(t, { ...transport, extraHeaders: bearer("bob") });
      const error = await refusal(connections.socket("/admin"));
      assert.equal(error.message, "Forbidden");
      assert.deepEqual(error.data, { code: "FORBIDDEN" });
      const main = await connection(connections.socket("/"));
      assert.equal(await ask(main, "comment", "x"), "commented x");
      const ann = await connected(t, { ...transport, namespace: "/admin", extraHeaders: bearer("ann") });
      assert.equal((await ask(ann, "who-am-i")).admin, true);
      assert.equal((await ask(ann, "sell", "x")).error?.code, "FORBIDDEN");
      const left = next(main, "disconnect");
      ann.emit("kick", "bob");
      assert.equal((await left)[0], "io server disconnect");
    });

    it("is told by data of the application's own", async (t) => {
      const error = await refusal(client(t, { ...transport, namespace: "/office", extraHeaders: bearer("bob") }));
      assert.equal(error.message, "administrators only");
      assert.deepEqual(error.data, { code: 403, user: "bob" });
      const ann = await connected(t, { ...transport, namespace: "/office", extraHeaders: bearer("ann") });
      assert.equal((await ask(ann, "who-am-i")).name, "ann");
    });
  });
});

describe("a client that presents a token to a namespace", { skip: needs("security", "ejb") }, () => {
  const lounge = (transport, user, expiresAt) => ({
    ...transport,
    namespace: "/lounge",
    auth: { token: token(user, expiresAt) },
  });

  eachTransport((transport) => {
    it("is whom the token names, whoever the container thinks it is", async (t) => {
      const socket = await connected(t, { ...lounge(transport, "ann"), extraHeaders: bearer("bob") });
      const caller = await ask(socket, "who-am-i");
      assert.deepEqual({ ...caller, roles: caller.roles.sort() }, {
        name: "ann",
        roles: ["admin", "member"],
        admin: true,
        someone: true,
        expiresAt: inAnHour,
      });
      assert.equal(await ask(socket, "close", "bar"), "closed bar");
    });

    it("is refused if it has expired", async (t) => {
      const error = await refusal(client(t, lounge(transport, "ann", Date.now() - 1)));
      assert.equal(error.message, "credentials expired");
    });

    it("is refused without one, or with one that is wrong", async (t) => {
      assert.equal((await refusal(client(t, { ...transport, namespace: "/lounge" }))).message, "not authorized");
      assert.equal((await refusal(client(t, lounge(transport, "eve")))).message, "not authorized");
    });

    it("has to leave when it expires, unless it has renewed it", async (t) => {
      const observer = await connected(t, transport);
      const expiresAt = Date.now() + 2_500;
      const renewing = await connected(t, lounge(transport, "bob", expiresAt));
      const expiring = await connected(t, lounge(transport, "bob", expiresAt));
      const { id } = expiring;
      const left = next(expiring, "disconnect");
      const renewed = await ask(renewing, "renew", token("ann"));
      assert.deepEqual([renewed.name, renewed.admin, renewed.expiresAt], ["ann", true, inAnHour]);

      assert.deepEqual((await left)[0], "io server disconnect");
      assert.ok(Date.now() >= expiresAt, "not before");
      const { reason, connected: stays } = await departure(observer, id);
      assert.deepEqual([reason, stays], ["server namespace disconnect", false]);
      assert.equal((await ask(renewing, "who-am-i")).name, "ann");
      assert.equal(await ask(renewing, "close", "bar"), "closed bar", "with its new roles");
    });

    it("has to leave at once if it renews it by one that has expired", async (t) => {
      const socket = await connected(t, lounge(transport, "ann"));
      const left = next(socket, "disconnect");
      socket.emit("renew", token("ann", 1));
      assert.equal((await left)[0], "io server disconnect");
    });

    it("keeps its connection when it becomes somebody else", async (t) => {
      const socket = await connected(t, { ...lounge(transport, "bob"), extraHeaders: bearer("bob") });
      const { id } = socket;
      for (let i = 0; i < 5; i++) {
        await ask(socket, "renew", token("ann"));
        assert.equal((await ask(socket, "who-am-i")).name, "ann");
        assert.equal((await ask(socket, "renew", token("carol"))).name, "carol");
      }
      assert.equal(socket.id, id);
      assert.equal((await ask(socket, "close", "bar")).error?.code, "FORBIDDEN");
    });
  });
});

describe("a message to a user", { skip: needs("security", "ejb") }, () => {
  eachTransport((transport) => {
    it("reaches all windows of that user, and nobody else", async (t) => {
      const join = (user) => connected(t, { ...transport, extraHeaders: user ? bearer(user) : {} });
      const [ann, alsoAnn, bob, nobody] = [await join("ann"), await join("ann"), await join("bob"), await join()];
      const overheard = [];
      bob.on("told", (text) => overheard.push(text));
      nobody.on("told", (text) => overheard.push(text));
      const heard = [collect(ann, "told", 2), collect(alsoAnn, "told", 3)];
      await replies(nobody, "tell", "ann", "from nobody");
      await replies(bob, "tell", "ann", "from bob");
      await replies(ann, "tell-elsewhere", "ann", "from myself");
      assert.deepEqual(await Promise.all(heard), [
        ["from nobody", "from bob"],
        ["from nobody", "from bob", "from myself"],
      ]);
      for (const other of [bob, nobody]) {
        await ask(other, "who-am-i");
      }
      assert.deepEqual(overheard, []);
    });

    it("goes to whoever a client has become", async (t) => {
      const lounge = { ...transport, namespace: "/lounge" };
      const socket = await connected(t, { ...lounge, auth: { token: token("bob") } });
      const ann = await connected(t, { ...lounge, auth: { token: token("ann") } });
      const misled = [];
      socket.on("told", (text) => misled.push(text));
      const heard = collect(ann, "told", 1);
      await replies(socket, "tell", "ann", "only for ann");
      assert.deepEqual(await heard, ["only for ann"]);
      await ask(socket, "renew", token("ann"));
      const both = [collect(socket, "told", 1), collect(ann, "told", 1)];
      await replies(socket, "tell", "bob", "not for ann");
      await replies(socket, "tell", "ann", "for both");
      assert.deepEqual(await Promise.all(both), [["for both"], ["for both"]]);
      assert.deepEqual(misled, ["for both"]);
    });
  });
});
