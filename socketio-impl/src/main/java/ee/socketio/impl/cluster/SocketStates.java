/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Set;

import ee.socketio.impl.core.SocketState;

/** How sockets are told of. */
final class SocketStates {
    private SocketStates() {}

    static void write(MessageOutput out, SocketState state) {
        out.writeText(state.id());
        out.writeText(state.namespace());
        EngineRequests.write(out, state.request());
        out.writePayload(state.auth());
        out.writeTexts(state.rooms());
        out.writeMap(state.data());
    }

    static SocketState read(MessageInput in) {
        return new SocketState(
                in.readText(),
                in.readText(),
                EngineRequests.read(in),
                in.readPayload(),
                Set.copyOf(in.readTexts()),
                in.readMap());
    }
}
