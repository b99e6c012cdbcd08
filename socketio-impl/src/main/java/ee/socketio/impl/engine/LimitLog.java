/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.lang.System.Logger.Level;

/**
 * Tells the operator which limit clients run into, by the name of its option. Clients can do that at will: so of each
 * limit once a minute at most, the rest at DEBUG. Thread-safe.
 */
final class LimitLog {
    private static final System.Logger LOG = System.getLogger("ee.socketio.engine");

    private final Seldom tooBig;
    private final Seldom tooSlow;
    private final Seldom refused;

    LimitLog(Timer timer) {
        tooBig = new Seldom(timer);
        tooSlow = new Seldom(timer);
        refused = new Seldom(timer);
    }

    void tooBig(EngineRequest client) {
        tell(
                tooBig,
                "SIO000310: A client ({0}) sent a message or a body larger than socketio.max-http-buffer-size; it was"
                        + " refused. Others of the next minute are not logged",
                client);
    }

    void tooSlow(EngineRequest client) {
        tell(
                tooSlow,
                "SIO000311: A client ({0}) is disconnected because more than socketio.max-outbound-buffer waits for it."
                        + " Others of the next minute are not logged",
                client);
    }

    void refused(String option, EngineRequest client) {
        tell(
                refused,
                "SIO000312: A client ({0}) was refused because of " + option
                        + ". Others of the next minute are not logged",
                client);
    }

    private static void tell(Seldom turn, String message, EngineRequest client) {
        LOG.log(turn.mayTell() ? Level.WARNING : Level.DEBUG, message, ClientAddress.of(client));
    }
}
