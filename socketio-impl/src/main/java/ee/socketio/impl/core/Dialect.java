/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Map;
import java.util.stream.Collectors;

import ee.socketio.impl.engine.QueryString;
import ee.socketio.impl.engine.Revision;
import ee.socketio.impl.protocol.Json;
import ee.socketio.impl.protocol.Packet;

/** A version of the protocol. They differ in how a client joins a namespace; whatever follows is the same in both. */
enum Dialect {
    /**
     * Version 4, of the clients of Socket.IO 2. The server lets them join {@code /} unasked. What they present to
     * another namespace is a query behind its name; they are not told the id of their socket, are refused with a text
     * or, if there is any, with data, and cannot be recovered.
     */
    V4(true, false) {
        @Override
        Packet request(Packet connect) {
            String name = connect.namespace();
            int query = name.indexOf('?');
            return query < 0
                    ? Packet.connect(name)
                    : Packet.connect(name.substring(0, query), json(QueryString.parse(name.substring(query + 1))));
        }

        @Override
        Packet accepted(String namespace, String json) {
            return Packet.connect(namespace);
        }

        @Override
        Packet refused(String namespace, Refusal refusal) {
            return Packet.connectError(namespace, refusal.data().orElseGet(() -> Json.quote(refusal.message())));
        }
    },

    /** Version 5, of the clients of Socket.IO 3 and 4. */
    V5(false, true) {
        @Override
        Packet request(Packet connect) {
            return connect;
        }

        @Override
        Packet accepted(String namespace, String json) {
            return Packet.connect(namespace, json);
        }

        @Override
        Packet refused(String namespace, Refusal refusal) {
            return Packet.connectError(namespace, refusal.json());
        }
    };

    private final boolean joinsUnasked;
    private final boolean recovers;

    Dialect(boolean joinsUnasked, boolean recovers) {
        this.joinsUnasked = joinsUnasked;
        this.recovers = recovers;
    }

    /** The one that goes with a revision of Engine.IO. */
    static Dialect of(Revision revision) {
        return switch (revision) {
            case THREE -> V4;
            case FOUR -> V5;
        };
    }

    /** Whether a client joins {@code /} by connecting. */
    boolean joinsUnasked() {
        return joinsUnasked;
    }

    /** Whether a client that lost its connection can come back as who it was. */
    boolean recovers() {
        return recovers;
    }

    /** The CONNECT of a client with what it presents as its payload. */
    abstract Packet request(Packet connect);

    /** The answer to a client that has joined; the JSON tells of its socket. */
    abstract Packet accepted(String namespace, String json);

    /** The answer to a client that may not join. */
    abstract Packet refused(String namespace, Refusal refusal);

    private static String json(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> Json.quote(parameter.getKey()) + ':' + Json.quote(parameter.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
