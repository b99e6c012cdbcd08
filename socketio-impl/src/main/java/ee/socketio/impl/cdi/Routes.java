/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ee.socketio.Socket;

/** The handlers of a namespace, or of all that a pattern admits. Immutable. */
final class Routes {
    private static final Chain NOBODY = Chain.of(List.of(), List.of(), false);

    private final Map<String, Chain> events = new HashMap<>();
    private final Chain unhandled;
    private final Map<PeerEvent, Chain> peerEvents = new HashMap<>();
    private final Map<Occasion, List<Handler>> occasions = new EnumMap<>(Occasion.class);
    private final List<Access> guards;

    /**
     * Makes routes.
     *
     * @param named the handlers by the name of their event
     * @param peers the handlers by the event of other servers
     * @param others the other handlers by what they observe
     * @param guards the access to each endpoint of the namespace
     */
    Routes(
            Map<String, List<Handler>> named,
            Map<PeerEvent, List<Handler>> peers,
            Map<Occasion, List<Handler>> others,
            List<Access> guards) {
        others.forEach((occasion, handlers) ->
                occasions.put(occasion, Chain.of(List.of(), handlers, true).handlers()));
        named.forEach((event, handlers) -> events.put(event, Chain.of(on(Occasion.ANY), handlers, true)));
        peers.forEach((event, handlers) -> peerEvents.put(event, Chain.of(List.of(), handlers, true)));
        this.unhandled = Chain.of(on(Occasion.ANY), on(Occasion.UNHANDLED), false);
        this.guards = List.copyOf(guards);
    }

    Chain event(String name) {
        return events.getOrDefault(name, unhandled);
    }

    Chain event(PeerEvent event) {
        return peerEvents.getOrDefault(event, NOBODY);
    }

    List<Handler> on(Occasion occasion) {
        return occasions.getOrDefault(occasion, List.of());
    }

    /** Whether a socket may use at least one of the endpoints, or there is none. */
    boolean admits(Socket socket) {
        return guards.isEmpty() || guards.stream().anyMatch(guard -> guard.allows(socket));
    }

    /** The chains of the events that have handlers, of clients and of servers, by name. */
    Map<String, List<Chain>> events() {
        Map<String, List<Chain>> all = new HashMap<>();
        events.forEach((name, chain) ->
                all.computeIfAbsent(name, n -> new ArrayList<>()).add(chain));
        peerEvents.forEach((event, chain) ->
                all.computeIfAbsent(event.name(), n -> new ArrayList<>()).add(chain));
        return all;
    }
}
