/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import ee.socketio.impl.engine.WebSocketListener;

/** Puts the pieces of binary messages together, up to the limit. */
final class BinaryAssembler {
    private final MessageSize size;
    private final WebSocketListener listener;

    /** What came of the current message before its last piece; {@code null} for one that comes at once. */
    private ByteArrayOutputStream pieces;

    BinaryAssembler(int limit, WebSocketListener listener) {
        this.size = new MessageSize(limit, listener);
        this.listener = listener;
    }

    void onPiece(ByteBuffer piece, boolean last) {
        if (!size.admits(piece.remaining(), last)) {
            pieces = null;
        } else if (last) {
            listener.onBinary(complete(copy(piece)));
        } else {
            add(copy(piece));
        }
    }

    private byte[] complete(byte[] lastPiece) {
        if (pieces == null) {
            return lastPiece;
        }
        pieces.writeBytes(lastPiece);
        byte[] message = pieces.toByteArray();
        pieces = null;
        return message;
    }

    private void add(byte[] piece) {
        if (pieces == null) {
            pieces = new ByteArrayOutputStream();
        }
        pieces.writeBytes(piece);
    }

    /** The container uses the buffer again. */
    private static byte[] copy(ByteBuffer piece) {
        byte[] copy = new byte[piece.remaining()];
        piece.get(copy);
        return copy;
    }
}
