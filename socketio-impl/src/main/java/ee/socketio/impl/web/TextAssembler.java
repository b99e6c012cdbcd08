/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import ee.socketio.impl.engine.WebSocketTransport;

/**
 * Puts the pieces of text messages together, up to the limit. The container's own limits do not do: WildFly 39 and
 * Payara 6 each overlook some messages, and close with a reason of their own where the reference gives none.
 */
final class TextAssembler {
    private final int limit;
    private final WebSocketTransport transport;

    /** What came of the current message before its last piece; empty for one that comes at once. */
    private final StringBuilder pieces = new StringBuilder();

    private long bytes;

    TextAssembler(int limit, WebSocketTransport transport) {
        this.limit = limit;
        this.transport = transport;
    }

    void onPiece(String piece, boolean last) {
        if (bytes > limit) {
            return;
        }
        bytes += utf8Length(piece);
        if (bytes > limit) {
            pieces.setLength(0);
            transport.onTooBig();
        } else if (last) {
            bytes = 0;
            transport.onText(complete(piece));
        } else {
            pieces.append(piece);
        }
    }

    private String complete(String lastPiece) {
        if (pieces.isEmpty()) {
            return lastPiece;
        }
        String message = pieces.append(lastPiece).toString();
        pieces.setLength(0);
        pieces.trimToSize();
        return message;
    }

    static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // A surrogate is half of a character of four bytes.
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }
}
