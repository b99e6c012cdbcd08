/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.util.List;

import ee.socketio.Emit;

/** What the server says to administrators. */
interface AdminClient {

    record Person(String name, List<String> roles, int windows) {}

    @Emit("people")
    void people(List<Person> people);
}
