/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which handlers serve what: found by two look-ups in maps that never change, so that the names in a packet, which any
 * stranger chooses, never reach the container's resolution of observers.
 */
final class RoutingTable {
    private final Map<String, Routes> namespaces;

    /** The handlers of a namespace, ordered by priority. */
    record Routes(Map<String, List<Handler>> events, Map<Lifecycle, List<Handler>> lifecycle) {}

    RoutingTable(Map<String, Routes> namespaces) {
        this.namespaces = Map.copyOf(namespaces);
    }

    static List<Handler> ordered(List<Handler> handlers) {
        List<Handler> ordered = new ArrayList<>(handlers);
        ordered.sort(Comparator.comparingInt(Handler::priority));
        return List.copyOf(ordered);
    }

    Set<String> namespaces() {
        return namespaces.keySet();
    }

    List<Handler> event(String namespace, String event) {
        return namespaces.get(namespace).events().getOrDefault(event, List.of());
    }

    List<Handler> lifecycle(String namespace, Lifecycle step) {
        return namespaces.get(namespace).lifecycle().getOrDefault(step, List.of());
    }
}
