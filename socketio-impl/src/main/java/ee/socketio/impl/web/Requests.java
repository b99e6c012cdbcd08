/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;

import ee.socketio.impl.engine.EngineRequest;

/** Reads what the engine wants to know out of a request, and never its body. */
final class Requests {
    private Requests() {}

    static EngineRequest read(HttpServletRequest request) {
        Map<String, String> query = parseQuery(request.getQueryString());
        return new EngineRequest(
                request.getMethod(),
                url(request),
                query,
                headers(request, query),
                request.getRemoteAddr(),
                request.isSecure(),
                "websocket".equalsIgnoreCase(request.getHeader("Upgrade")),
                request.getUserPrincipal(),
                Instant.now());
    }

    private static String url(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    }

    /** The headers are kept for the life of a session; those of its later requests are of no interest. */
    private static Map<String, List<String>> headers(HttpServletRequest request, Map<String, String> query) {
        if (!query.getOrDefault("sid", "").isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, List.copyOf(Collections.list(request.getHeaders(name))));
        }
        return Collections.unmodifiableMap(headers);
    }

    /** As in the reference, the last value of a key counts; the container's own parser would name the first. */
    static Map<String, String> parseQuery(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (!key.isEmpty()) {
                parameters.put(key, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
