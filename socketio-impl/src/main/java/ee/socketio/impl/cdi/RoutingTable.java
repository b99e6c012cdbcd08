/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import ee.socketio.SocketNamespace;
import ee.socketio.impl.core.NamespaceMatch;

/**
 * Which handlers serve what: found by two look-ups in maps that never change, so that the names in a packet, which any
 * stranger chooses, never reach the container's resolution of observers.
 */
final class RoutingTable {
    /** By namespace, and by the text of a pattern. */
    private final Map<String, Routes> routes;

    private final Set<String> namespaces;

    /** The most specific first. */
    private final List<NamespacePattern> patterns;

    private final boolean observesOutgoing;
    private final boolean observesUpgrades;

    RoutingTable(Map<String, Routes> routes) {
        this.routes = Map.copyOf(routes);
        this.observesOutgoing = isObserved(Occasion.ANY_OUTGOING);
        this.observesUpgrades = isObserved(Occasion.UPGRADED);
        this.namespaces = routes.keySet().stream()
                .filter(name -> !NamespacePattern.isPattern(name))
                .collect(Collectors.toUnmodifiableSet());
        this.patterns = routes.keySet().stream()
                .filter(NamespacePattern::isPattern)
                .map(NamespacePattern::of)
                .sorted(Comparator.comparingInt(NamespacePattern::specificity)
                        .reversed()
                        .thenComparing(NamespacePattern::toString))
                .toList();
    }

    private boolean isObserved(Occasion occasion) {
        return routes.values().stream()
                .anyMatch(namespace -> !namespace.on(occasion).isEmpty());
    }

    /** The namespaces that are named as they are. */
    Set<String> namespaces() {
        return namespaces;
    }

    /** How a pattern admits another namespace. */
    Optional<NamespaceMatch> match(String namespace) {
        return patterns.stream()
                .flatMap(pattern ->
                        pattern.match(namespace).stream().map(parameters -> match(pattern.toString(), parameters)))
                .findFirst();
    }

    private NamespaceMatch match(String pattern, Map<String, String> parameters) {
        boolean decided = routes.get(pattern).on(Occasion.NAMESPACE_REQUESTED).isEmpty();
        return new NamespaceMatch(pattern, parameters, decided);
    }

    Set<String> patterns() {
        return patterns.stream().map(NamespacePattern::toString).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether anybody observes what is sent, lest each event to each client be looked up for nobody. */
    boolean observesOutgoing() {
        return observesOutgoing;
    }

    boolean observesUpgrades() {
        return observesUpgrades;
    }

    Routes routes(SocketNamespace namespace) {
        return routes(namespace.pattern().orElse(namespace.name()));
    }

    /** The routes of a namespace that is named as it is, or of a pattern. */
    Routes routes(String route) {
        return routes.get(route);
    }
}
