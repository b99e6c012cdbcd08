/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/**
 * How many clients are let in; 0 for no limit.
 *
 * @param maxConnections the number of sessions
 * @param maxConnectionsPerAddress the number of sessions from one address
 * @param maxHandshakesPerMinute the number of sessions that one address may open within a minute
 */
public record AdmissionConfig(int maxConnections, int maxConnectionsPerAddress, int maxHandshakesPerMinute) {

    /** Lets everybody in. */
    public static final AdmissionConfig UNLIMITED = new AdmissionConfig(0, 0, 0);
}
