/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** What the beans of a test note, in order. Part of every {@link SocketIoApp}. */
@ApplicationScoped
class Journal {
    private final List<String> entries = Collections.synchronizedList(new ArrayList<>());

    void note(Object entry) {
        entries.add(String.valueOf(entry));
    }

    List<String> entries() {
        return List.copyOf(entries);
    }
}
