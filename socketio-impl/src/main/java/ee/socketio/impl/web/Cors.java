/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.time.Duration;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.SocketIoConfig;

/**
 * Tells browsers which pages of other origins may see a response, also that of a refusal, and answers the preflights by
 * which they ask. Who may connect is {@link OriginPolicy}'s concern.
 */
final class Cors {
    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    private static final String REQUESTED_HEADERS = "Access-Control-Request-Headers";

    /** What browsers assume if nothing is said. */
    private static final Duration STANDARD_AGE = Duration.ofSeconds(5);

    private final AllowedOrigins origins;
    private final SocketIoConfig options;

    Cors(AllowedOrigins origins, SocketIoConfig options) {
        this.origins = origins;
        this.options = options;
    }

    /** Answers the request if it is a preflight, else adds the headers that any response has. */
    boolean handle(HttpServletRequest request, HttpServletResponse response) {
        if (origins.isEmpty()) {
            return false;
        }
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        boolean allowed = origin != null && origins.contains(origin);
        if (allowed) {
            response.setHeader("Access-Control-Allow-Origin", origins.isAny() ? "*" : origin);
            if (options.corsCredentials()) {
                response.setHeader("Access-Control-Allow-Credentials", "true");
            }
        }
        boolean preflight = isPreflight(request);
        if (preflight) {
            answerPreflight(request, response);
        } else if (allowed) {
            setNames(response, "Access-Control-Expose-Headers", options.corsExposedHeaders());
        }
        return preflight;
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
    }

    private void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
        setNames(response, "Access-Control-Allow-Methods", options.corsMethods());
        if (options.corsAllowedHeaders().isEmpty()) {
            allowRequestedHeaders(request, response);
        } else {
            setNames(response, ALLOW_HEADERS, options.corsAllowedHeaders());
        }
        if (!options.corsMaxAge().equals(STANDARD_AGE)) {
            response.setHeader(
                    "Access-Control-Max-Age",
                    String.valueOf(options.corsMaxAge().toSeconds()));
        }
        response.setStatus(options.corsOptionsSuccessStatus());
        response.setContentLength(0);
    }

    private static void allowRequestedHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", REQUESTED_HEADERS);
        String requested = request.getHeader(REQUESTED_HEADERS);
        if (requested != null) {
            response.setHeader(ALLOW_HEADERS, requested);
        }
    }

    private static void setNames(HttpServletResponse response, String header, Set<String> names) {
        if (!names.isEmpty()) {
            response.setHeader(header, String.join(",", names));
        }
    }
}
