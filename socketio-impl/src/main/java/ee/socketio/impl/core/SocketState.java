/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Map;
import java.util.Set;

import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.spi.Payload;

/**
 * What a server tells of one of its sockets.
 *
 * @param id the id of the socket
 * @param namespace the name of its namespace
 * @param request the first request of its connection
 * @param auth the payload of its CONNECT packet
 * @param rooms the rooms that it is in
 * @param data the JSON of its data, by their keys
 */
public record SocketState(
        String id, String namespace, EngineRequest request, Payload auth, Set<String> rooms, Map<String, String> data) {

    static SocketState of(ConnectedSocket socket) {
        return new SocketState(
                socket.id(),
                socket.namespace().name(),
                socket.handshake().request(),
                socket.handshake().payload(),
                socket.rooms(),
                socket.data().values());
    }
}
