/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.util.List;

import ee.socketio.Acks;
import ee.socketio.Emit;
import ee.socketio.Volatile;

/** What the server says to those who take part in polls. Not public: it is nobody else's concern. */
// tag::contract[]
interface PollClient {
    record Post(String from, String text) {}

    record Vote(String name, boolean yes) {}

    @Emit("posted")
    void posted(Post post, byte[] picture);

    @Emit("typing")
    @Volatile
    void typing(String who);

    // end::contract[]
    @Emit("lasting")
    void lasting(String what);

    // tag::contract[]
    @Emit("vote")
    Acks<Vote> vote(String question);

    // end::contract[]
    @Emit("numbers")
    Acks<List<Integer>> numbers();

    @Emit("picture")
    Acks<byte[]> picture();

    @Emit("voted")
    void voted(String name);

    @Emit("poll-ended")
    void pollEnded(String how);

    // tag::contract[]
    default void welcome(String name) {
        posted(new Post("server", "Welcome, " + name), new byte[0]);
    }
}
// end::contract[]
