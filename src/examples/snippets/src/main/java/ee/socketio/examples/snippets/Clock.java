/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** Any bean of the application. */
@ApplicationScoped
class Clock {
    Instant now() {
        return Instant.now();
    }
}
