/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** Reads the packets of a body one after the other, so that those before an error count. */
interface PacketReader {

    /** Whether something follows, be it a packet or not. */
    boolean hasNext();

    /** The next packet; after an exception there is none. */
    EnginePacket next() throws ParseException;
}
