/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests by their query strings. */
final class Requests {
    private Requests() {}

    static EngineRequest get(String query) {
        return request("GET", query, false, null);
    }

    static EngineRequest post(String query) {
        return request("POST", query, false, null);
    }

    static EngineRequest upgrade(String query) {
        return request("GET", query, true, null);
    }

    static EngineRequest request(String method, String query, boolean upgrade, String user) {
        return request(method, query, upgrade, user, Set.of());
    }

    static EngineRequest request(String method, String query, boolean upgrade, String user, Set<String> roles) {
        return new EngineRequest(
                method,
                "/socket.io/?" + query,
                parse(query),
                Map.of("Host", List.of("example.org")),
                "192.0.2.1",
                false,
                upgrade,
                user == null ? null : new User(user),
                roles,
                Instant.EPOCH);
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] keyAndValue = pair.split("=", 2);
            parameters.put(keyAndValue[0], keyAndValue[1]);
        }
        return parameters;
    }

    /** Equal to itself only, as containers may make a new one for each request. */
    private static final class User implements Principal {
        private final String name;

        User(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
