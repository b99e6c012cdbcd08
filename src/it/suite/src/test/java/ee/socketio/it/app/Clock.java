/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;

/** Says each second what time it is, by an EJB timer. */
@Singleton
public class Clock {
    private static final Logger LOGGER = System.getLogger(Clock.class.getName());

    @Inject
    @Namespace("/polls")
    SocketNamespace polls;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        try {
            polls.to("clock").emit("tick", System.currentTimeMillis());
        } catch (IllegalStateException e) {
            // The timer is ahead of the server. Nobody is connected, and Open Liberty cancels a timer that fails.
            LOGGER.log(Level.DEBUG, "nobody is told the time", e);
        }
    }
}
