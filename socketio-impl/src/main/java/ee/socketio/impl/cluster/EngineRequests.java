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
import java.util.Optional;
import java.util.TreeMap;

import ee.socketio.impl.engine.EngineRequest;

/** How requests of clients are told of. */
final class EngineRequests {
    private EngineRequests() {}

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

    static void write(MessageOutput out, EngineRequest request) {
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

    static EngineRequest read(MessageInput in) {
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

    static void write(MessageOutput out, Optional<EngineRequest> request) {
        out.writeBoolean(request.isPresent());
        request.ifPresent(present -> write(out, present));
    }

    static Optional<EngineRequest> readOptional(MessageInput in) {
        return in.readBoolean() ? Optional.of(read(in)) : Optional.empty();
    }
}
