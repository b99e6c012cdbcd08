/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Verifies tokens. Those of the tests are the name of a user and the millisecond of the expiry:
 * {@code ann@1767225600000}.
 */
@ApplicationScoped
public class Tokens {
    private static final Map<String, Set<String>> USERS =
            Map.of("ann", Set.of("member", "admin"), "bob", Set.of("member"), "carol", Set.of());

    private static final Pattern TOKEN = Pattern.compile("(\\w+)@(\\d{1,15})");

    /** What a token says, unless it is wrong. One that has expired is not: its reader decides what that means. */
    public Optional<Token> verify(String text) {
        Matcher token = TOKEN.matcher(text);
        return token.matches() && USERS.containsKey(token.group(1))
                ? Optional.of(token(token.group(1), Instant.ofEpochMilli(Long.parseLong(token.group(2)))))
                : Optional.empty();
    }

    private static Token token(String user, Instant expiresAt) {
        return new Token(user, USERS.get(user), expiresAt);
    }
}
