/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.spi.Payload;

/** Who gets an event: sockets of this server, or other servers that hand it on to theirs. */
interface Recipients {

    void send(String event, Payload payload);

    void ask(Question question, String event, Payload payload);
}
