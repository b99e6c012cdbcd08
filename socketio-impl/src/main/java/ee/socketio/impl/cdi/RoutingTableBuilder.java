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
import java.util.stream.Stream;

/** Gathers handlers while the application is deployed. Those without a namespace serve every one. */
final class RoutingTableBuilder {
    private static final String EVERY_NAMESPACE = "";

    /** By namespace, then by event name, {@link PeerEvent} or {@link Occasion}. */
    private final Map<String, Map<Object, List<Handler>>> handlers = new HashMap<>();

    /** The access to each endpoint, by namespace. */
    private final Map<String, List<Access>> guards = new HashMap<>();

    private final Set<String> namespaces = new TreeSet<>(Set.of("/"));
    private boolean used;

    void addNamespace(String namespace) {
        used = true;
        namespaces.add(namespace);
    }

    void addEndpoint(String namespace, Access access) {
        addNamespace(namespace);
        guards.computeIfAbsent(namespace, n -> new ArrayList<>()).add(access);
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

    /** Whether there is anything that clients may talk to, other than the default namespace. */
    boolean hasHandlers() {
        return !handlers.isEmpty() || !guards.isEmpty();
    }

    /** Whether anything was added. */
    boolean isUsed() {
        return used;
    }

    void use() {
        used = true;
    }

    /** The namespaces that are named as they are, and the patterns. */
    Set<String> namespaces() {
        return namespaces;
    }

    /** The roles that some handler or endpoint asks for. */
    Set<String> roles() {
        Stream<Access> ofHandlers = handlers.values().stream()
                .flatMap(routes -> routes.values().stream())
                .flatMap(List::stream)
                .map(Handler::access);
        Stream<Access> ofEndpoints = guards.values().stream().flatMap(List::stream);
        return Stream.concat(ofHandlers, ofEndpoints)
                .flatMap(access -> access.roles().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    RoutingTable build() {
        return new RoutingTable(namespaces.stream().collect(Collectors.toMap(name -> name, this::routes)));
    }

    /** The patterns that differ in the names of their variables only. */
    Collection<List<String>> ambiguousPatterns() {
        return namespaces.stream()
                .filter(NamespacePattern::isPattern)
                .collect(Collectors.groupingBy(
                        name -> NamespacePattern.of(name).shape(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(patterns -> patterns.size() > 1)
                .toList();
    }

    /** The events for which more than one handler returns the reply: descriptions by namespace and event. */
    Map<String, Map<String, Collection<String>>> ambiguousReplies() {
        Map<String, Map<String, Collection<String>>> ambiguous = new TreeMap<>();
        for (String namespace : namespaces) {
            routes(namespace)
                    .events()
                    .forEach((event, chains) -> chains.forEach(chain -> {
                        List<String> replying = chain.handlers().stream()
                                .filter(Handler::replies)
                                .map(Handler::name)
                                .toList();
                        if (replying.size() > 1) {
                            ambiguous
                                    .computeIfAbsent(namespace, n -> new TreeMap<>())
                                    .put(event, replying);
                        }
                    }));
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
        return new Routes(
                select(merged, String.class),
                select(merged, PeerEvent.class),
                select(merged, Occasion.class),
                guards.getOrDefault(namespace, List.of()));
    }

    private static <K> Map<K, List<Handler>> select(Map<Object, List<Handler>> routes, Class<K> keyType) {
        return routes.entrySet().stream()
                .filter(route -> keyType.isInstance(route.getKey()))
                .collect(Collectors.toMap(route -> keyType.cast(route.getKey()), Map.Entry::getValue));
    }
}
