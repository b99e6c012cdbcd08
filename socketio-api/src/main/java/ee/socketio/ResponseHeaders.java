/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * The headers of an answer that is about to be written: the event object of {@link Responding} observers. Used by one
 * thread at a time.
 */
public interface ResponseHeaders {

    /**
     * The request by which the connection began.
     *
     * @return the first request
     */
    HandshakeRequest handshake();

    /**
     * Whether this is the answer to that request.
     *
     * @return whether the connection begins with this answer
     */
    boolean initial();

    /**
     * Sets a header, in place of whatever values it had.
     *
     * @param name the name of the header, in any case
     * @param value the value
     * @return this
     * @throws IllegalArgumentException if that is no header, or one by which HTTP frames or encodes the answer
     */
    ResponseHeaders set(String name, String value);

    /**
     * Adds a value to a header.
     *
     * @param name the name of the header, in any case
     * @param value the value
     * @return this
     * @throws IllegalArgumentException if that is no header, or one by which HTTP frames or encodes the answer
     */
    ResponseHeaders add(String name, String value);
}
