/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import ee.socketio.impl.engine.WebSocketListener;

/** Puts the pieces of text messages together, up to the limit. */
final class TextAssembler {
    private final MessageSize size;
    private final WebSocketListener listener;

    /** What came of the current message before its last piece; empty for one that comes at once. */
    private final StringBuilder pieces = new StringBuilder();

    TextAssembler(int limit, WebSocketListener listener) {
        this.size = new MessageSize(limit, listener);
        this.listener = listener;
    }

    void onPiece(String piece, boolean last) {
        if (!size.admits(utf8Length(piece), last)) {
            pieces.setLength(0);
        } else if (last) {
            listener.onText(complete(piece));
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
