/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.time.Duration;

/**
 * This server is about to send its clients elsewhere: an event of CDI, without a qualifier, for all beans of the
 * application: {@code void announce(@Observes Draining event)}.
 *
 * <p>Observers run within {@link SocketServer#drain}, on its thread: clients that they emit to are told before they are
 * disconnected.
 *
 * @param period the time in which the clients will be disconnected
 */
public record Draining(Duration period) {}
