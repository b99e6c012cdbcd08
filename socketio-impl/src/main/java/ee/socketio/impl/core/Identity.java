/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who a client is.
 *
 * @param principal its principal, unless it is anonymous
 * @param name the name of the principal: asked for once, since it is the application that answers
 * @param roles its roles
 * @param expiresAt when it has to be somebody anew, if ever
 */
record Identity(Optional<Principal> principal, Optional<String> name, Set<String> roles, Optional<Instant> expiresAt) {
    /** The role that each client has that is not anonymous, as in Jakarta Servlet. */
    private static final String ANYBODY = "**";

    /** A principal of {@code null} is nobody, an expiry of {@code null} is never. */
    static Identity of(Principal principal, Set<String> roles, Instant expiresAt) {
        Optional<Principal> known = Optional.ofNullable(principal);
        return new Identity(known, known.map(Principal::getName), Set.copyOf(roles), Optional.ofNullable(expiresAt));
    }

    boolean isInRole(String role) {
        return roles.contains(role) || principal.isPresent() && ANYBODY.equals(role);
    }

    boolean expired(Instant now) {
        return expiresAt.filter(moment -> !now.isBefore(moment)).isPresent();
    }
}
