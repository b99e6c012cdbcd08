/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The origins that are named by {@code socketio.cors.origin}. Immutable. */
final class AllowedOrigins {
    private static final String ANY = "*";
    private static final String ANY_SUBDOMAIN = "://*.";

    /** What no origin of a page exceeds: nobody shall make an expression work on more. */
    private static final int LONGEST = 300;

    private final Set<String> literals = new HashSet<>();
    private final List<Pattern> patterns = new ArrayList<>();

    AllowedOrigins(Set<String> named) {
        for (String origin : named) {
            if (origin.startsWith("/")) {
                patterns.add(Pattern.compile(origin.substring(1, origin.length() - 1)));
            } else if (origin.contains(ANY_SUBDOMAIN)) {
                patterns.add(subdomains(origin));
            } else {
                literals.add(origin);
            }
        }
    }

    private static Pattern subdomains(String origin) {
        int scheme = origin.indexOf(ANY_SUBDOMAIN);
        String domain = origin.substring(scheme + ANY_SUBDOMAIN.length());
        return Pattern.compile(
                Pattern.quote(origin.substring(0, scheme) + "://") + "[a-z0-9._-]+\\." + Pattern.quote(domain));
    }

    /** Whether none is, so that no page of another origin is ever told anything. */
    boolean isEmpty() {
        return literals.isEmpty() && patterns.isEmpty();
    }

    boolean isAny() {
        return literals.contains(ANY);
    }

    boolean contains(String origin) {
        return isAny() || literals.contains(origin) || origin.length() <= LONGEST && matches(origin);
    }

    private boolean matches(String origin) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
    }
}
