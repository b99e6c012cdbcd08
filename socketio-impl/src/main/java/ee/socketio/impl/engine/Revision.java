/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.function.BiFunction;

/**
 * A revision of the protocol. Sessions are the same in all; they differ in how packets are written, and in whose the
 * heartbeat is. The handshake chooses, for the life of the session.
 */
public enum Revision {
    /** Engine.IO 3, of the clients of Socket.IO 2: packets have their length before them, and the client pings. */
    THREE(new Eio3Codec(), ClientHeartbeat::new),

    /** Engine.IO 4, of the clients of Socket.IO 3 and 4. */
    FOUR(new Eio4Codec(), ServerHeartbeat::new);

    private final PacketCodec codec;
    private final BiFunction<EngineSession, EngineConfig, Heartbeat> heartbeat;

    Revision(PacketCodec codec, BiFunction<EngineSession, EngineConfig, Heartbeat> heartbeat) {
        this.codec = codec;
        this.heartbeat = heartbeat;
    }

    /** The revision that a query asks for; as in the reference, whatever is not the fourth is the third. */
    static Revision of(String parameter) {
        return "4".equals(parameter) ? FOUR : THREE;
    }

    PacketCodec codec() {
        return codec;
    }

    Heartbeat heartbeat(EngineSession session, EngineConfig config) {
        return heartbeat.apply(session, config);
    }
}
