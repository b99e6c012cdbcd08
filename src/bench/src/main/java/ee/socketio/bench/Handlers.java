/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.bench;

import jakarta.enterprise.event.Observes;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** The observer that is called, among others that are not. */
@SocketEndpoint
public class Handlers {
    private int received;

    /** What the benchmark sends. Takes no payload, so that nothing is decoded. */
    public void receive(@Observes @On("measured") Message message) {
        received++;
    }

    /** The same with a reply, which an interceptor takes. */
    public int reply(@Observes @On("replied") Message message) {
        return ++received;
    }
}
