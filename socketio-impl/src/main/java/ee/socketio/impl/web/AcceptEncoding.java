/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The encodings that a client accepts.
 *
 * @param qualities by encoding in lower case, or {@code *} for all others, from 0 for none to 1 for the best
 */
record AcceptEncoding(Map<String, Double> qualities) {

    static AcceptEncoding of(HttpServletRequest request) {
        return parse(String.join(",", Collections.list(request.getHeaders("Accept-Encoding"))));
    }

    static AcceptEncoding parse(String header) {
        Map<String, Double> qualities = new HashMap<>();
        for (String element : header.split(",")) {
            String[] parts = element.split(";");
            qualities.put(parts.length == 0 ? "" : parts[0].trim().toLowerCase(Locale.ROOT), quality(parts));
        }
        return new AcceptEncoding(qualities);
    }

    private static double quality(String... parts) {
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].trim().split("=", 2);
            if (parameter.length == 2 && parameter[0].trim().equalsIgnoreCase("q")) {
                return number(parameter[1].trim());
            }
        }
        return 1;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The encoding that the client likes best; of those that it likes equally, the first. */
    Optional<String> best(List<String> offered) {
        String best = null;
        for (String encoding : offered) {
            if (quality(encoding) > (best == null ? 0 : quality(best))) {
                best = encoding;
            }
        }
        return Optional.ofNullable(best);
    }

    private double quality(String encoding) {
        return qualities.getOrDefault(encoding, qualities.getOrDefault("*", 0.0));
    }
}
