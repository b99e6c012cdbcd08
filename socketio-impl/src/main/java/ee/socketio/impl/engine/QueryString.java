/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Reads query strings as the reference does: the last value of a key counts, and what is malformed is taken as is. */
public final class QueryString {
    private QueryString() {}

    /**
     * Reads a query string.
     *
     * @param query what follows the question mark; may be {@code null}
     * @return the decoded parameters
     */
    public static Map<String, String> parse(String query) {
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

    /**
     * Decodes a name or a value.
     *
     * @param encoded the text between two separators
     * @return what it stands for
     */
    public static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
