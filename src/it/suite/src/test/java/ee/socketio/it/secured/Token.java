/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * What a token says, once it has been verified.
 *
 * @param name whose it is
 * @param roles the roles of that user
 * @param expiresAt until when it is valid
 */
public record Token(String name, Set<String> roles, Instant expiresAt) implements Principal {
    @Override
    public String getName() {
        return name;
    }
}
