/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import ee.socketio.impl.cdi.RoutingTable.Routes;

/** Gathers handlers while the application is deployed. Those without a namespace serve every one. */
final class RoutingTableBuilder {
    private static final String EVERY_NAMESPACE = "";

    /** By namespace, then by event name or {@link Lifecycle}. */
    private final Map<String, Map<Object, List<Handler>>> handlers = new HashMap<>();

    private final Set<String> namespaces = new TreeSet<>(Set.of("/"));
    private boolean used;

    void addNamespace(String namespace) {
        used = true;
        namespaces.add(namespace);
    }

    void addToEveryNamespace(Object route, Handler handler) {
        add(EVERY_NAMESPACE, route, handler);
    }

    void addTo(String namespace, Object route, Handler handler) {
        addNamespace(namespace);
        add(namespace, route, handler);
    }

    private void add(String namespace, Object route, Handler handler) {
        used = true;
        handlers.computeIfAbsent(namespace, n -> new HashMap<>())
                .computeIfAbsent(route, r -> new ArrayList<>())
                .add(handler);
    }

    /** Whether anything was added. */
    boolean isUsed() {
        return used;
    }

    void use() {
        used = true;
    }

    Set<String> namespaces() {
        return namespaces;
    }

    RoutingTable build() {
        Map<String, Routes> routes = new HashMap<>();
        namespaces.forEach(namespace -> routes.put(namespace, routes(namespace)));
        return new RoutingTable(routes);
    }

    /** The events for which more than one handler returns the reply: descriptions by namespace and event. */
    Map<String, Map<String, Collection<String>>> ambiguousReplies() {
        Map<String, Map<String, Collection<String>>> ambiguous = new TreeMap<>();
        RoutingTable table = build();
        for (String namespace : namespaces) {
            routes(namespace).events().keySet().forEach(event -> {
                List<String> replying = table.event(namespace, event).stream()
                        .filter(Handler::replies)
                        .map(Handler::name)
                        .toList();
                if (replying.size() > 1) {
                    ambiguous.computeIfAbsent(namespace, n -> new TreeMap<>()).put(event, replying);
                }
            });
        }
        return ambiguous;
    }

    private Routes routes(String namespace) {
        Map<Object, List<Handler>> merged = new HashMap<>();
        for (String source : List.of(EVERY_NAMESPACE, namespace)) {
            handlers.getOrDefault(source, Map.of())
                    .forEach((route, found) -> merged.computeIfAbsent(route, r -> new ArrayList<>())
                            .addAll(found));
        }
        return new Routes(select(merged, String.class), select(merged, Lifecycle.class));
    }

    private static <K> Map<K, List<Handler>> select(Map<Object, List<Handler>> routes, Class<K> keyType) {
        return routes.entrySet().stream()
                .filter(route -> keyType.isInstance(route.getKey()))
                .collect(Collectors.toUnmodifiableMap(
                        route -> keyType.cast(route.getKey()), route -> RoutingTable.ordered(route.getValue())));
    }
}
