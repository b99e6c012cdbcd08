/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** The wall clock of a server, which goes on by itself, and is put forward by the test. */
final class ServerClock extends Clock {
    private final Supplier<RunningServer> server;
    private final ZoneId zone;

    /**
     * Makes a clock.
     *
     * @param server the server; {@code null} while there is none
     */
    ServerClock(Supplier<RunningServer> server) {
        this(server, ZoneOffset.UTC);
    }

    private ServerClock(Supplier<RunningServer> server, ZoneId zone) {
        this.server = server;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ServerClock(server, other);
    }

    @Override
    public Instant instant() {
        RunningServer running = server.get();
        return running == null ? Instant.now() : running.now();
    }
}
