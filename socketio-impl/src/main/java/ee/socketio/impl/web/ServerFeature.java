/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What a server must have, told by a class that comes with it: slim servers have only what they are told to. */
enum ServerFeature {
    CDI("jakarta.enterprise.inject.spi.CDI") {
        @Override
        RuntimeException missing() {
            return WebLog.noCdi(null);
        }
    },
    WEBSOCKET("jakarta.websocket.server.ServerContainer") {
        @Override
        RuntimeException missing() {
            return WebLog.noWebSocketContainer();
        }
    },
    JSON_BINDING("jakarta.json.bind.Jsonb") {
        @Override
        RuntimeException missing() {
            return WebLog.noJsonBinding(null);
        }
    };

    private final String type;

    ServerFeature(String type) {
        this.type = type;
    }

    /** The exception that tells how to get it. */
    abstract RuntimeException missing();

    /** To be called before any class is loaded that needs one of them. Throws what tells of all that are missing. */
    static void check() {
        check(ServerFeature::isPresent);
    }

    static void check(Predicate<String> isPresent) {
        List<RuntimeException> missing = Arrays.stream(values())
                .filter(feature -> !isPresent.test(feature.type))
                .map(ServerFeature::missing)
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(WebLog::missing);
            RuntimeException first = missing.get(0);
            missing.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** Whether our class loader, which is that of the application or of its EAR, finds a class. */
    static boolean isPresent(String type) {
        try {
            Class.forName(type, false, ServerFeature.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
