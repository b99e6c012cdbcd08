/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.RefusedException;

/**
 * Which pages may connect. Browsers name the origin of the page in each WebSocket handshake and each request to another
 * origin, and leave it to the server to refuse a handshake: cookies go along, so a server that does not is open to
 * every page of the web.
 */
public final class OriginPolicy {
    private static final String ANY = "*";

    /** As in the reference: what a header must not contain. */
    private static final Pattern ILLEGAL = Pattern.compile("[^\\t\\x20-\\x7e\\x80-\\xff]");

    /** The origin within the address of a page. */
    private static final Pattern PAGE = Pattern.compile("[a-z]+://[^/?#\\\\@]+(?=[/?#]|$)");

    private final Set<String> allowed;

    /**
     * Makes a policy.
     *
     * @param allowed the origins that are allowed beside the server's own; {@code *} for all
     */
    public OriginPolicy(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** Adds the headers that let a page of an allowed origin see the response, also that of a refusal. */
    void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!allowed.isEmpty()) {
            response.addHeader("Vary", "Origin");
        }
        String origin = request.getHeader("Origin");
        if (origin != null && allows(origin)) {
            response.setHeader("Access-Control-Allow-Origin", allowed.contains(ANY) ? ANY : origin);
        }
    }

    /** Refuses the request of a page that may not connect. */
    void check(HttpServletRequest request) throws RefusedException {
        String origin = request.getHeader("Origin");
        if (origin != null && ILLEGAL.matcher(origin).find()) {
            throw new RefusedException(EngineError.BAD_REQUEST);
        }
        if (origin != null && !allows(origin) && !isOwn(origin, request.getHeader("Host"))) {
            throw new RefusedException(EngineError.FORBIDDEN);
        }
    }

    /**
     * Refuses the request of a script, or of its form, unless it is known that its page may connect. Browsers name no
     * origin where a page loads a script from anywhere, with cookies. What they do tell of the page, no page can forge,
     * though it can keep it back.
     */
    void checkScript(HttpServletRequest request) throws RefusedException {
        boolean allowed = request.getHeader("Origin") != null // which has been checked
                || allows(ANY)
                || "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || allowsPage(request);
        if (!allowed) {
            throw new RefusedException(EngineError.FORBIDDEN);
        }
    }

    private boolean allowsPage(HttpServletRequest request) {
        Matcher page = PAGE.matcher(String.valueOf(request.getHeader("Referer")));
        return page.lookingAt() && (allows(page.group()) || isOwn(page.group(), request.getHeader("Host")));
    }

    /** Whether the browser asks if it may send a request to another origin. */
    boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod())
                && !allowed.isEmpty()
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Answers a preflight of an allowed origin. */
    void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
        String headers = request.getHeader("Access-Control-Request-Headers");
        if (headers != null) {
            response.setHeader("Access-Control-Allow-Headers", headers);
            response.addHeader("Vary", "Access-Control-Request-Headers");
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setContentLength(0);
    }

    private boolean allows(String origin) {
        return allowed.contains(ANY) || allowed.contains(origin);
    }

    /** The scheme does not count: behind a proxy that speaks TLS to the world the server does not know its own. */
    private static boolean isOwn(String origin, String host) {
        int schemeEnd = origin.indexOf("://");
        return schemeEnd > 0 && origin.substring(schemeEnd + 3).equalsIgnoreCase(host);
    }
}
