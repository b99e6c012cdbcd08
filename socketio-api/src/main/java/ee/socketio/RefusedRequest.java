/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * An HTTP request was refused: the event object of {@link Refused} observers.
 *
 * @param request the request; where it names a session by the query parameter {@code sid}, it is not the first of its
 *     connection
 * @param code the code of Engine.IO, as clients by long-polling are told: 0 transport unknown, 1 session unknown, 2 bad
 *     handshake method, 3 bad request, 4 forbidden, or over a limit, 5 unsupported protocol version
 * @param message the message that the client is told
 * @param missed how many refusals between the previous one and this were not observed, because too many waited
 */
public record RefusedRequest(HandshakeRequest request, int code, String message, long missed) {}
