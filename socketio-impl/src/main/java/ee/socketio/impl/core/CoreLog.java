/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.System.Logger.Level;

/** The messages of this package. Ids: SIO000400 - SIO000499; an id is never used again. */
final class CoreLog {
    private static final System.Logger LOG = System.getLogger("ee.socketio.core");

    private CoreLog() {}

    static void handlerFailed(Throwable failure) {
        LOG.log(Level.ERROR, "SIO000401: A handler failed where nobody could be told", failure);
    }

    static void refusedForFailure(String socketId, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000402: Socket " + socketId + " was refused because a @Connecting observer failed",
                failure);
    }

    static void overloaded(RuntimeException rejection) {
        LOG.log(
                Level.WARNING,
                "SIO000403: Handlers are delayed because the managed executor takes no more tasks; give it more"
                        + " threads or"
                        + " a longer queue, or name another one by socketio.executor",
                rejection);
    }

    /** What clients can cause at will. */
    static void debug(String message, Object... parameters) {
        LOG.log(Level.DEBUG, message, parameters);
    }

    static void unboundAuth(String socketId, Throwable failure) {
        LOG.log(Level.DEBUG, "the auth payload of " + socketId + " cannot be bound", failure);
    }
}
