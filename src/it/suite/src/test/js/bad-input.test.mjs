// SPDX-License-Identifier: Apache-2.0
// Copyright the Socket.IO for Jakarta EE authors

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bystander, connected, departure, except, Frames, next, onReference, Polling } from "./support.mjs";

const PLACEHOLDER = (num) => `{"_placeholder":true,"num":${num}}`;
const BYTE = Buffer.from([1]);

/** Not a packet of Socket.IO. */
const UNDECODABLE = {
  "no type": "a",
  "an unknown type": "7",
  "a type of two digits in words": "two",
  "an event that is an object": "2{}",
  "an event that is a string": '2"echo"',
  "an event without a name": "2[]",
  "an event named by an object": "2[{}]",
  "an event named by null": "2[null]",
  "an event named by a boolean": "2[true]",
  "an event of a reserved name: connect": '2["connect"]',
  "an event of a reserved name: connect_error": '2["connect_error"]',
  "an event of a reserved name: disconnect": '2["disconnect"]',
  "an event of a reserved name: disconnecting": '2["disconnecting","x"]',
  "an event of a reserved name: newListener": '2["newListener"]',
  "an event of a reserved name: removeListener": '2["removeListener"]',
  "a reserved name in disguise": '2["\\u0063onnect"]',
  "truncated JSON": '2["echo",',
  "JSON with something behind it": '2["echo"]]',
  "JSON with a bare word": '2["echo",undefined]',
  "JSON with a comma too many": '2["echo",]',
  "JSON with single quotes": "2['echo']",
  "JSON with a comment": '2["echo"/* x */]',
  "JSON with a raw control character": '2["echo","\n"]',
  "JSON with half an escape": '2["echo","\\u12"]',
  "JSON with a number that is none": '2["echo",01]',
  "an id that is no number": '2abc["echo-ack",1]',
  "a negative id": '2-1["echo-ack",1]',
  "an acknowledgement that is an object": "30{}",
  "an acknowledgement that is a string": '30"x"',
  "a CONNECT with null": "0/rooms,null",
  "a CONNECT with an array": "0/rooms,[]",
  "a CONNECT with a string": '0/rooms,"x"',
  "a CONNECT with broken JSON": '0/rooms,{"a"',
  "a DISCONNECT with an object": "1{}",
  "a DISCONNECT with a word": "1x",
  "a binary event without a number of attachments": '5["reverse"]',
  "a binary event without attachments": '50-["reverse"]',
  "a binary event with a number that is none": `5a-["reverse",${PLACEHOLDER(0)}]`,
  "a binary event with a negative number": `5-1-["reverse",${PLACEHOLDER(0)}]`,
  "a binary event with too many attachments": `511-["reverse",${PLACEHOLDER(0)}]`,
  "a binary event with far too many attachments": `599999999999999999999-["reverse",${PLACEHOLDER(0)}]`,
  "a binary event that is an object": "51-{}",
  "a binary acknowledgement without attachments": "60-0[]",
};

/** Packets that must not come now. */
const UNTIMELY = {
  "a second CONNECT": ["0"],
  "a CONNECT_ERROR of a client": ['4{"message":"x"}'],
  "an event for a namespace that was not joined": ['2/rooms,["rooms"]'],
  "an acknowledgement for a namespace that was not joined": ["3/rooms,0[]"],
  "a DISCONNECT of a namespace that was not joined": ["1/rooms,"],
  "an event for a namespace that does not exist": ['2/nowhere,["echo"]'],
};

/** Binary packets that go wrong once the attachments come. */
const BADLY_ATTACHED = {
  "text in place of an attachment": [`51-["reverse",${PLACEHOLDER(0)}]`, '2["echo"]'],
  "an attachment without a packet": [BYTE],
  "one attachment too many": [`51-["echo",${PLACEHOLDER(0)}]`, BYTE, BYTE],
  "a placeholder beyond the attachments": [`51-["reverse",${PLACEHOLDER(1)}]`, BYTE],
  "a negative placeholder": [`51-["reverse",${PLACEHOLDER(-1)}]`, BYTE],
  "a placeholder that is text": [`51-["reverse",${PLACEHOLDER('"0"')}]`, BYTE],
};

/** What the reference lets pass, though its specification does not. */
const STRICTER = {
  "an event without a payload": ["2"],
  "an event with nothing but an id": ["20"],
  "an acknowledgement without a payload": ["30"],
  "a placeholder that is a fraction": [`51-["reverse",${PLACEHOLDER(0.5)}]`, BYTE],
  "an id beyond all numbers": ['2123456789012345680000["echo-ack",1]'],
  "JSON nested a thousand levels deep": [`2["echo",${"[".repeat(1_000)}${"]".repeat(1_000)}]`],
  "JSON nested to the limit of a message": [`2["echo",${"[".repeat(490_000)}${"]".repeat(490_000)}]`],
};

const frame = (message) => (typeof message === "string" ? `4${message}` : message);
const packet = (message) => (typeof message === "string" ? `4${message}` : `b${message.toString("base64")}`);

async function post(session, body, headers) {
  try {
    return await session.post(body, headers);
  } catch (error) {
    // A server may also cut the connection.
    return { status: error.message };
  }
}

/** Sends messages over both transports and asserts that it ends the connection, for that reason, and no other one. */
function ends(name, messages, reasons, options = {}) {
  it(`${name}, over WebSocket`, options, async (t) => {
    const other = await bystander(t);
    const frames = await Frames.open(t);
    const sid = await frames.join();
    frames.send(...messages.map(frame));
    await frames.isClosed();
    assert.equal((await departure(other.socket, sid)).reason, reasons.webSocket);
    await other.isServed();
  });

  it(`${name}, over polling`, options, async (t) => {
    const other = await bystander(t);
    const session = await Polling.open();
    const sid = await session.join();
    await post(session, messages.map(packet).join("\x1e"));
    await session.isGone();
    assert.equal((await departure(other.socket, sid)).reason, reasons.polling);
    await other.isServed();
  });
}

describe("a connection ends, and no other, by", () => {
  const undecodable = { webSocket: "forced close", polling: "forced close" };
  const untimely = { webSocket: "forced close", polling: "forced server close" };
  for (const [name, message] of Object.entries(UNDECODABLE)) {
    ends(name, [message], undecodable);
  }
  for (const [name, messages] of Object.entries(BADLY_ATTACHED)) {
    ends(name, messages, undecodable);
  }
  for (const [name, messages] of Object.entries(UNTIMELY)) {
    ends(name, messages, untimely);
  }
  for (const [name, messages] of Object.entries(STRICTER)) {
    ends(name, messages, undecodable, { skip: onReference });
  }

  it("an event after the namespace was left", async (t) => {
    const other = await bystander(t);
    const frames = await Frames.open(t);
    const sid = await frames.join();
    frames.send("41");
    assert.equal((await departure(other.socket, sid)).reason, "client namespace disconnect");
    frames.send('42["echo"]');
    await frames.isClosed();
    await other.isServed();
  });

  for (const first of ['42["echo"]', "4abc", "40null", "43[]", "41", '44{"message":"x"}', '451-["echo"]', Buffer.from([1])]) {
    it(`a first packet that does not connect: ${JSON.stringify(first)}`, async (t) => {
      const other = await bystander(t);
      const frames = await Frames.open(t);
      frames.send(first, Buffer.from([1]));
      await frames.isClosed();
      const session = await Polling.open();
      await post(session, typeof first === "string" ? first : packet(first));
      await post(session, "bAQ==");
      await session.isGone();
      await other.isServed();
    });
  }

  it("the violation of one of its namespaces, for all of them", async (t) => {
    const other = await bystander(t);
    const frames = await Frames.open(t);
    const sids = [await frames.join(), await frames.join("/rooms,")];
    frames.send('42/rooms,["disconnect"]');
    await frames.isClosed();
    for (const sid of sids) {
      assert.equal((await departure(other.socket, sid)).reason, "forced close");
    }
    await other.isServed();
  });
});

describe("a connection ends, and no other, by a frame that is", () => {
  const FRAMES = {
    "empty": ["", "parse error"],
    "of an unknown type": ["abc", "parse error"],
    "of a type beyond the last": ["7", "parse error"],
    "a number beyond all types": ["99", "parse error"],
    "a ping of the client": ["2", "transport error"],
    "a ping with data": ["2probe", "transport error"],
  };
  for (const [name, [text, reason]] of Object.entries(FRAMES)) {
    it(`${name}, over WebSocket`, async (t) => {
      const other = await bystander(t);
      const frames = await Frames.open(t);
      const sid = await frames.join();
      frames.send(text);
      await frames.isClosed();
      assert.equal((await departure(other.socket, sid)).reason, reason);
      await other.isServed();
    });

    it(`${name}, over polling`, async (t) => {
      const other = await bystander(t);
      const session = await Polling.open();
      const sid = await session.join();
      await post(session, text);
      await session.isGone();
      assert.equal((await departure(other.socket, sid)).reason, reason);
      await other.isServed();
    });
  }

  it("no UTF-8", async (t) => {
    const other = await bystander(t);
    for (const bytes of [[0x34, 0x32, 0xff], [0x34, 0xc3], [0x34, 0xed, 0xa0, 0x80], [0x34, 0xc0, 0xaf]]) {
      const frames = await Frames.open(t);
      await frames.join();
      frames.socket.send(Buffer.from(bytes), { binary: false });
      await frames.isClosed();
    }
    await other.isServed();
  });

  const lax = { skip: except({ liberty: "it waits for more of what is no frame" }) };
  it("no WebSocket frame at all", lax, async (t) => {
    const other = await bystander(t);
    for (const bytes of ["\xff\xff\xff\xff", "\x83\x80\x00\x00\x00\x00", "\x81\x01a", "\x80\x80\x00\x00\x00\x00"]) {
      const frames = await Frames.open(t);
      const sid = await frames.join();
      frames.socket._socket.write(Buffer.from(bytes, "latin1"));
      await frames.isClosed();
      assert.match((await departure(other.socket, sid)).reason, /^(transport (error|close)|parse error)$/);
    }
    await other.isServed();
  });

  const patient = { skip: except({ liberty: "it waits for all of what was announced" }) };
  it("announced to be huge", patient, async (t) => {
    const other = await bystander(t);
    const frames = await Frames.open(t);
    const sid = await frames.join();
    // A text frame of 2^40 bytes, of which nothing comes.
    frames.socket._socket.write(Buffer.from([0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4]));
    // Payara gives up at 4 MiB, of which it keeps all until then.
    frames.socket._socket.write(Buffer.alloc(5_000_000, 0x20));
    await frames.isClosed();
    assert.match((await departure(other.socket, sid)).reason, /^transport (error|close)$/);
    await other.isServed();
  });
});

describe("a body that is not what it should be", () => {
  for (const [name, body] of Object.entries({
    "no UTF-8": Buffer.from([0x34, 0x32, 0x5b, 0x22, 0x65, 0x22, 0x2c, 0x22, 0xff, 0xc0, 0x22, 0x5d]),
    "zero bytes": Buffer.alloc(64),
    "separators only": "\x1e\x1e\x1e",
    "a separator at the end": "6\x1e",
    "a separator at the start": "\x1e6",
    "a hundred thousand packets": Array(100_000).fill("6").join("\x1e"),
    "a payload of version 3": '14:42["echo","1"]',
    "a form": "d=42%5B%22echo%22%5D",
    "broken Base64": "b*",
  })) {
    it(`harms at most its own session: ${name}`, async (t) => {
      const other = await bystander(t);
      const session = await Polling.open();
      await session.join();
      const { status } = await post(session, body);
      assert.notEqual(status, 500);
      await other.isServed();
      const { status: later } = await post(session, "6");
      assert.ok(later === 200 || later === 400, `then answered ${later}`);
    });
  }
});

describe("a connection survives", () => {
  /** Sends packets, and asserts that the answer to them, if any, is followed by that of a question. */
  function survives(name, packets, answers = [], options = {}) {
    it(name, options, async (t) => {
      const frames = await Frames.open(t);
      await frames.join();
      frames.send(...packets, '4299["echo-ack","still here"]');
      for (const answer of answers) {
        assert.deepEqual(await frames.next(), answer);
      }
      assert.equal(await frames.next(), '4399["still here"]');
    });
  }

  survives("an unknown event", ['42["who knows",{"a":[1]}]']);
  survives(
    "an unknown event that asks for an acknowledgement, which says so",
    ['421["who knows"]'],
    ['431[{"error":{"code":"UNHANDLED","message":"no handler for this event"}}]'],
    { skip: onReference },
  );
  survives("an event of the name that Node reserves for failures", ['42["error"]', '42["error",{"message":"x"}]']);
  survives("an event named by a number", ["42[1,2]"]);
  survives("the acknowledgement of what was never asked", ["4312345[1]", "430[]"]);
  survives("a binary acknowledgement of what was never asked", [`461-7[${PLACEHOLDER(0)}]`, BYTE]);
  survives("leading zeros of an id", ['42007["echo-ack",1]'], ["437[1]"]);
  survives("an explicit main namespace", ['42/,1["echo-ack",1]'], ["431[1]"]);
  survives("white space in JSON", ['421 [ "echo-ack" , 1 ] '], ["431[1]"]);
  survives("a namespace that does not exist", ["40/nowhere"], ['44/nowhere,{"message":"Invalid namespace"}']);
  survives("a namespace with a query", ["40/rooms?x=1,"], ['44/rooms?x=1,{"message":"Invalid namespace"}']);
  survives(
    "a namespace that swallows its auth",
    ['40/nowhere{"a":1}'],
    ['44/nowhere{"a":1},{"message":"Invalid namespace"}'],
  );
  survives(
    "a placeholder in a packet without attachments",
    [`421["echo-ack",${PLACEHOLDER(0)}]`],
    [`431[${PLACEHOLDER(0)}]`],
  );
  survives("an attachment that no placeholder names", ['451-1["echo-ack","alone"]', BYTE], ['431["alone"]']);
  survives(
    "an attachment that two placeholders name",
    [`451-1["echo-ack",${PLACEHOLDER(0)},${PLACEHOLDER(0)}]`, BYTE],
    [`462-1[${PLACEHOLDER(0)},${PLACEHOLDER(1)}]`, BYTE, BYTE],
  );
  survives(
    "as many attachments as are allowed",
    [
      `4510-1["echo-ack",${Array.from({ length: 10 }, (_, i) => PLACEHOLDER(i)).join()}]`,
      ...Array.from({ length: 10 }, (_, i) => Buffer.from([i])),
    ],
    [
      `4610-1[${Array.from({ length: 10 }, (_, i) => PLACEHOLDER(i)).join()}]`,
      ...Array.from({ length: 10 }, (_, i) => Buffer.from([i])),
    ],
  );
  survives(
    "keys that mean something to other programs",
    ['421["echo-ack",{"__proto__":{"a":1},"constructor":1,"@class":"java.lang.Runtime","class":"x"}]'],
    ['431[{"__proto__":{"a":1},"constructor":1,"@class":"java.lang.Runtime","class":"x"}]'],
    { skip: onReference && "its handler sees __proto__ as the prototype" },
  );

  it("numbers that only some programs can hold", async (t) => {
    const frames = await Frames.open(t);
    await frames.join();
    frames.send('421["echo-ack",123456789012345678901234567890,1e-999]', '422["echo-ack","still here"]');
    assert.match(await frames.next(), /^431\[/);
    assert.equal(await frames.next(), '432["still here"]');
  });

  it("leaving a namespace and joining it again in one breath", { skip: onReference }, async (t) => {
    const frames = await Frames.open(t);
    const first = await frames.join();
    frames.send("41");
    const second = await frames.join();
    assert.notEqual(second, first);
    const session = await Polling.open();
    await session.join();
    await session.send("41\x1e40");
    assert.match(await session.receive(), /^40\{"sid":/);
    await session.send('420["echo-ack","still here"]');
    assert.equal(await session.receive(), '430["still here"]');
  });

  it("an event and its farewell in one breath, and handles both", { skip: onReference }, async (t) => {
    const other = await bystander(t);
    const frames = await Frames.open(t);
    const sid = await frames.join("/rooms,");
    const observer = await connected(t, { namespace: "/rooms" });
    const news = next(observer, "news");
    frames.send('42/rooms,["everyone","farewell"]', "41/rooms,");
    assert.deepEqual(await news, ["farewell"]);
    assert.equal((await departure(other.socket, sid)).reason, "client namespace disconnect");
  });
});
