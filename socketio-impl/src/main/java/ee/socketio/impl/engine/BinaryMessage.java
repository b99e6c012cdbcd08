/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Base64;

/**
 * The data of a binary message, and its forms on the wire: each is made when it is first needed, once for all sessions
 * that get it. A race makes it twice, which does no harm.
 */
final class BinaryMessage {
    private final byte[] data;
    private String base64;
    private String typedBase64;

    /** Volatile, because an array, other than a string, can be seen before its content is. */
    private volatile byte[] typed;

    BinaryMessage(byte[] data) {
        this.data = data;
    }

    byte[] data() {
        return data;
    }

    /** {@code b}, and the data in Base64. */
    String base64() {
        String encoded = base64;
        if (encoded == null) {
            encoded = encode("b");
            base64 = encoded;
        }
        return encoded;
    }

    /** {@code b}, the digit of messages, and the data in Base64. */
    String typedBase64() {
        String encoded = typedBase64;
        if (encoded == null) {
            encoded = encode("b4");
            typedBase64 = encoded;
        }
        return encoded;
    }

    private String encode(String mark) {
        return mark + Base64.getEncoder().encodeToString(data);
    }

    /** The type of messages as a byte, and the data. */
    byte[] typed() {
        byte[] bytes = typed;
        if (bytes == null) {
            bytes = new byte[1 + data.length];
            bytes[0] = (byte) EnginePacket.Type.MESSAGE.ordinal();
            System.arraycopy(data, 0, bytes, 1, data.length);
            typed = bytes;
        }
        return bytes;
    }
}
