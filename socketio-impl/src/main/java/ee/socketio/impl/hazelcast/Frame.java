/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import ee.socketio.spi.Cluster;

/**
 * What goes over a topic: an array of bytes, which every Hazelcast can read, whoever's classes it knows. A byte for the
 * kind, the id of the sender, and the content.
 *
 * @param kind one of the constants
 * @param sender the id of the server that has sent it
 * @param content what is said
 */
record Frame(byte kind, String sender, byte[] content) {
    /** A message of the layer above. */
    static final byte MESSAGE = 1;

    /** Whether an entry of the map, whose key is the content, is known. */
    static final byte DO_YOU_SEE = 2;

    /** It is. */
    static final byte I_SEE = 3;

    /** What a program wants that is no server. */
    static final byte EMISSION = 48;

    /** The sender of what no server has sent. */
    static final String NO_SERVER = "    ";

    private static final int HEADER = 1 + Cluster.ID_LENGTH;

    Frame(byte kind, String sender, String text) {
        this(kind, sender, text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(HEADER + content.length)
                .put(kind)
                .put(sender.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    /** Reads a frame; of bytes that are none there comes a kind that there is not. */
    static Frame of(byte[] bytes) {
        return bytes.length < HEADER
                ? new Frame((byte) 0, "", new byte[0])
                : new Frame(
                        bytes[0],
                        new String(bytes, 1, Cluster.ID_LENGTH, StandardCharsets.US_ASCII),
                        Arrays.copyOfRange(bytes, HEADER, bytes.length));
    }
}
