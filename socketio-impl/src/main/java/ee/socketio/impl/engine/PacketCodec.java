/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;

/** How a revision writes packets: one in a frame of a WebSocket, several in the body of a poll. Has no state. */
interface PacketCodec {

    /** A packet as a text frame. Binary messages too, for clients that can take text only. */
    String text(EnginePacket packet);

    /** A binary message as a binary frame; not to be changed. */
    byte[] frame(EnginePacket message);

    /** Reads a text frame. */
    EnginePacket parse(String frame) throws ParseException;

    /** Reads a binary frame, which is not to be changed afterwards. */
    EnginePacket parse(byte[] frame) throws ParseException;

    /**
     * Answers a poll with packets.
     *
     * @param packets the packets, at least one
     * @param textOnly whether the client can take text only
     * @param poll the poll
     * @param callback told when the answer was written
     */
    void respond(List<EnginePacket> packets, boolean textOnly, PollingExchange poll, SendCallback callback);

    /** Reads the body of a POST, packet by packet. */
    PacketReader read(String body);

    /** The same of a body that is not text. */
    PacketReader read(byte[] body);

    /** Whether a POST may have a body that is not text. */
    boolean readsBinaryBodies();
}
