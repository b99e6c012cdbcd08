/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * Who a client is.
 *
 * @param principal its principal, unless it is anonymous
 * @param roles its roles
 */
record Identity(Optional<Principal> principal, Set<String> roles) {

    static Identity of(Principal principal) {
        return new Identity(Optional.ofNullable(principal), Set.of());
    }
}
