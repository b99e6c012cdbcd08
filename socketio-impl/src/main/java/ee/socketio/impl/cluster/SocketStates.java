/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import ee.socketio.impl.core.SocketState;
import ee.socketio.impl.engine.EngineRequest;

/** How sockets are told of. */
final class SocketStates {
    private SocketStates() {}

    /**
     * Who a client of another server is: of its principal, the name.
     *
     * @param name the name
     */
    private record NamedPrincipal(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    static void write(MessageOutput out, SocketState state) {
        out.writeText(state.id());
        out.writeText(state.namespace());
        write(out, state.request());
        out.writePayload(state.auth());
        out.writeTexts(state.rooms());
        out.writeMap(state.data());
    }

    private static void write(MessageOutput out, EngineRequest request) {
        out.writeText(request.method());
        out.writeText(request.url());
        out.writeMap(request.query());
        out.writeLists(request.headers());
        out.writeText(request.address());
        out.writeBoolean(request.secure());
        out.writeBoolean(request.upgrade());
        out.writeTexts(
                request.user() == null ? List.of() : List.of(request.user().getName()));
        out.writeTexts(request.roles());
        out.writeNumber(request.issued().toEpochMilli());
    }

    static SocketState read(MessageInput in) {
        return new SocketState(
                in.readText(),
                in.readText(),
                readRequest(in),
                in.readPayload(),
                Set.copyOf(in.readTexts()),
                in.readMap());
    }

    private static EngineRequest readRequest(MessageInput in) {
        return new EngineRequest(
                in.readText(),
                in.readText(),
                in.readMap(),
                headers(in.readLists()),
                in.readText(),
                in.readBoolean(),
                in.readBoolean(),
                in.readTexts().stream().map(NamedPrincipal::new).findFirst().orElse(null),
                new LinkedHashSet<>(in.readTexts()),
                Instant.ofEpochMilli(in.readNumber()));
    }

    private static Map<String, List<String>> headers(Map<String, List<String>> read) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(read);
        return headers;
    }
}
