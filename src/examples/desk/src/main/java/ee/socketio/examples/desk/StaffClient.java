/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.util.List;

import ee.socketio.Acks;
import ee.socketio.Emit;

/** What the server says to everybody. */
interface StaffClient {

    @Emit("articles")
    void articles(List<Article> articles);

    @Emit("announced")
    void announced(String from, String text);

    /** Asks for an acknowledgement: yes or no. */
    @Emit("asked")
    Acks<Boolean> asked(String from, String question);
}
