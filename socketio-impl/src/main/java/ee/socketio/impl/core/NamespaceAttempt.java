/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.Handshake;
import ee.socketio.NamespaceRequest;
import ee.socketio.impl.protocol.BindingException;

/** The attempt of a client to join a namespace that the application has to decide about. Used by one thread. */
public final class NamespaceAttempt implements NamespaceRequest {
    private final String name;
    private final NamespaceMatch match;
    private final HandshakeView handshake;
    private final Identity identity;
    private boolean refused;

    NamespaceAttempt(String name, NamespaceMatch match, HandshakeView handshake) {
        this.name = name;
        this.match = match;
        this.handshake = handshake;
        this.identity =
                Identity.of(handshake.request().user(), handshake.request().roles(), null);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String pattern() {
        return match.pattern();
    }

    @Override
    public Map<String, String> parameters() {
        return match.parameters();
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public <T> Optional<T> auth(Class<T> type) {
        try {
            return handshake.auth(type);
        } catch (BindingException e) {
            CoreLog.debug("the auth payload of a client that asks for {0} cannot be bound", name);
            throw new ConnectionRefusedException("malformed auth payload");
        }
    }

    @Override
    public Optional<Principal> principal() {
        return identity.principal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return identity.isInRole(role);
    }

    @Override
    public void refuse() {
        refused = true;
    }

    /**
     * Whether an observer has refused it.
     *
     * @return whether nobody else need be asked
     */
    public boolean refused() {
        return refused;
    }
}
