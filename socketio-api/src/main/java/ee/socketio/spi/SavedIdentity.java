/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who the client of a socket was said to be by the application. Immutable, as far as the principal is.
 *
 * @param principal who it was; a store that cannot keep the object keeps its name
 * @param roles the roles it had
 * @param expiresAt when it ceases to be that; empty for never
 */
public record SavedIdentity(Principal principal, Set<String> roles, Optional<Instant> expiresAt) {

    /**
     * Copies the roles.
     *
     * @param principal who it was; a store that cannot keep the object keeps its name
     * @param roles the roles it had
     * @param expiresAt when it ceases to be that; empty for never
     */
    public SavedIdentity {
        roles = Set.copyOf(roles);
    }
}
