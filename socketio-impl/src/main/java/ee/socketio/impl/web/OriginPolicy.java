/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.RefusedException;

/**
 * Which pages may connect. Browsers name the origin of the page in each WebSocket handshake and each request to another
 * origin, and leave it to the server to refuse a handshake: cookies go along, so a server that does not is open to
 * every page of the web.
 */
final class OriginPolicy {
    /** As in the reference: what a header must not contain. */
    private static final Pattern ILLEGAL = Pattern.compile("[^\\t\\x20-\\x7e\\x80-\\xff]");

    /** The origin within the address of a page. */
    private static final Pattern PAGE = Pattern.compile("[a-z]+://[^/?#\\\\@]+(?=[/?#]|$)");

    private final AllowedOrigins allowed;

    /** Makes a policy that allows these origins beside the server's own. */
    OriginPolicy(AllowedOrigins allowed) {
        this.allowed = allowed;
    }

    /** Refuses the request of a page that may not connect; the host is that of the server, as the client knows it. */
    void check(HttpServletRequest request, String host) throws RefusedException {
        String origin = request.getHeader("Origin");
        if (origin != null && ILLEGAL.matcher(origin).find()) {
            throw new RefusedException(EngineError.BAD_REQUEST);
        }
        if (origin != null && !allowed.contains(origin) && !isOwn(origin, host)) {
            throw new RefusedException(EngineError.FORBIDDEN);
        }
    }

    /**
     * Refuses the request of a script, or of its form, unless it is known that its page may connect. Browsers name no
     * origin where a page loads a script from anywhere, with cookies. What they do tell of the page, no page can forge,
     * though it can keep it back.
     */
    void checkScript(HttpServletRequest request, String host) throws RefusedException {
        boolean known = request.getHeader("Origin") != null // which has been checked
                || allowed.isAny()
                || "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || allowsPage(request, host);
        if (!known) {
            throw new RefusedException(EngineError.FORBIDDEN);
        }
    }

    /**
     * Refuses what a page of another site embeds, as if it were a picture: it names no origin, and the page learns
     * nothing of the answer, but the visitor would have a connection more.
     */
    void checkEmbedding(HttpServletRequest request) throws RefusedException {
        if (request.getHeader("Origin") == null
                && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && !allowed.isAny()) {
            throw new RefusedException(EngineError.FORBIDDEN);
        }
    }

    private boolean allowsPage(HttpServletRequest request, String host) {
        Matcher page = PAGE.matcher(String.valueOf(request.getHeader("Referer")));
        return page.lookingAt() && (allowed.contains(page.group()) || isOwn(page.group(), host));
    }

    /** The scheme does not count: behind a proxy that speaks TLS to the world the server does not know its own. */
    private static boolean isOwn(String origin, String host) {
        int schemeEnd = origin.indexOf("://");
        return schemeEnd > 0 && origin.substring(schemeEnd + 3).equalsIgnoreCase(host);
    }
}
