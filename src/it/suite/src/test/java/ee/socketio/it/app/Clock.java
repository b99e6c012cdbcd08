/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;

/** Says each second what time it is, by an EJB timer. */
@Singleton
public class Clock {
    @Inject
    @Namespace("/polls")
    SocketNamespace polls;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        try {
            polls.to("clock").emit("tick", System.currentTimeMillis());
        } catch (IllegalStateException e) {
            // It is ahead of the server: nobody is connected yet. Open Liberty would cancel a timer that fails.
        }
    }
}
