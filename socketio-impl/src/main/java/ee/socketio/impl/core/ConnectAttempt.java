/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import ee.socketio.ConnectRequest;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Handshake;
import ee.socketio.impl.protocol.BindingException;

/**
 * The attempt of a client to join a namespace.
 *
 * @param socket the socket to be
 */
record ConnectAttempt(ConnectedSocket socket) implements ConnectRequest {

    @Override
    public Handshake handshake() {
        return socket.handshake();
    }

    @Override
    public <T> Optional<T> auth(Class<T> type) {
        try {
            return handshake().auth(type);
        } catch (BindingException e) {
            CoreLog.unboundAuth(socket.id(), e);
            throw new ConnectionRefusedException("malformed auth payload");
        }
    }

    @Override
    public void accept(Principal principal, Set<String> roles, Instant expiresAt) {
        socket.reauthenticate(principal, roles, expiresAt);
    }
}
