/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.chat;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import jakarta.enterprise.context.ApplicationScoped;

/** The nicknames in use. */
@ApplicationScoped
class Nicknames {
    private final Set<String> taken = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);

    boolean take(String nickname) {
        return taken.add(nickname);
    }

    void giveBack(String nickname) {
        taken.remove(nickname);
    }
}
