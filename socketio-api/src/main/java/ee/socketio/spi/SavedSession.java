/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import java.util.Map;
import java.util.Optional;

/**
 * What a socket was when it lost its connection. Immutable. The numbers are offsets of the log, or positions in it.
 *
 * @param namespace its namespace
 * @param sid its public id
 * @param pid its secret id, by which its client asks for it
 * @param rooms the rooms it was in, that of its user included, and where the log was when it joined each
 * @param data the JSON of the values that the application noted about it, by key
 * @param user the name of the user whom the server had authenticated; empty for an anonymous client
 * @param identity who the client was said to be; empty if it was just that user
 * @param start where the log was when the socket connected first
 * @param sent the last event that was sent to it, no more than {@code start} if there was none; {@link Long#MAX_VALUE}
 *     if that is not known, because the server has died
 * @param end where the log was when it ended: what was sent to its rooms later, it has not got
 */
public record SavedSession(
        String namespace,
        String sid,
        String pid,
        Map<String, Long> rooms,
        Map<String, String> data,
        Optional<String> user,
        Optional<SavedIdentity> identity,
        long start,
        long sent,
        long end) {

    /**
     * Copies the maps.
     *
     * @param namespace its namespace
     * @param sid its public id
     * @param pid its secret id, by which its client asks for it
     * @param rooms the rooms it was in, that of its user included, and where the log was when it joined each
     * @param data the JSON of the values that the application noted about it, by key
     * @param user the name of the user whom the server had authenticated; empty for an anonymous client
     * @param identity who the client was said to be; empty if it was just that user
     * @param start where the log was when the socket connected first
     * @param sent the last event that was sent to it, no more than {@code start} if there was none;
     *     {@link Long#MAX_VALUE} if that is not known, because the server has died
     * @param end where the log was when it ended: what was sent to its rooms later, it has not got
     */
    public SavedSession {
        rooms = Map.copyOf(rooms);
        data = Map.copyOf(data);
    }

    /** Without the secret, and without what the application noted. */
    @Override
    public String toString() {
        return "session of socket " + sid + " in " + namespace;
    }
}
