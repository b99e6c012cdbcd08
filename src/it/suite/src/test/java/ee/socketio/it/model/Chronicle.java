/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

/** What has happened to each namespace. */
@ApplicationScoped
class Chronicle {
    private final Map<String, List<String>> entries = new ConcurrentHashMap<>();

    void note(String namespace, String entry) {
        entries.computeIfAbsent(namespace, name -> new CopyOnWriteArrayList<>()).add(entry);
    }

    List<String> of(String namespace) {
        return List.copyOf(entries.getOrDefault(namespace, List.of()));
    }
}
