/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.chat;

import java.time.Instant;
import java.util.List;

import ee.socketio.Acks;
import ee.socketio.Emit;
import ee.socketio.Volatile;

/** All that the server says to the page: a method for each event. */
interface ChatClient {

    /** A message to a room; the room of a whisper is {@code null}. A {@code byte[]} travels as binary. */
    record Said(String id, Instant at, String room, String from, String text, Picture picture) {}

    record Members(String room, List<String> names) {}

    record Typing(String room, String name) {}

    @Emit("said")
    void said(Said message);

    /** Asks for an acknowledgement: that the message is on the screen. */
    @Emit("whispered")
    Acks<Void> whispered(Said message);

    @Emit("members")
    void members(Members members);

    /** Volatile: dropped for those who cannot receive it at once; later it would be of no use. */
    @Emit("typing")
    @Volatile
    void typing(Typing typing);
}
