/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.QueryString;

/** Reads what the engine wants to know out of a request, and never its body. */
final class Requests {
    private Requests() {}

    /**
     * Reads a request.
     *
     * @param request the request
     * @param roleNames the names of the roles that the application asks for
     */
    static EngineRequest read(HttpServletRequest request, Set<String> roleNames) {
        Map<String, String> query = QueryString.parse(request.getQueryString());
        return new EngineRequest(
                request.getMethod(),
                url(request),
                query,
                headers(request, query),
                request.getRemoteAddr(),
                request.isSecure(),
                "websocket".equalsIgnoreCase(request.getHeader("Upgrade")),
                request.getUserPrincipal(),
                roles(request, query, roleNames),
                Instant.now());
    }

    private static String url(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    }

    /** The headers are kept for the life of a session; those of its later requests are of no interest. */
    private static Map<String, List<String>> headers(HttpServletRequest request, Map<String, String> query) {
        if (!isHandshake(query)) {
            return Map.of();
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, List.copyOf(Collections.list(request.getHeaders(name))));
        }
        return Collections.unmodifiableMap(headers);
    }

    /** They are asked for now, for only a request knows them, and kept for the life of a session as the user is. */
    private static Set<String> roles(HttpServletRequest request, Map<String, String> query, Set<String> names) {
        return isHandshake(query) && request.getUserPrincipal() != null
                ? names.stream().filter(request::isUserInRole).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static boolean isHandshake(Map<String, String> query) {
        return query.getOrDefault("sid", "").isEmpty();
    }
}
