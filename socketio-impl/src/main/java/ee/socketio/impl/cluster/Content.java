/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a client sends, or is sent, by way of another server: the body of a POST, or a frame.
 *
 * @param text whether it is text
 * @param data the bytes; of text, in UTF-8
 */
record Content(boolean text, byte[] data) {
    /** What a frame costs beside its data while it waits: an estimate, so that many tiny ones are bounded too. */
    private static final int OVERHEAD = 64;

    static Content of(String text) {
        return new Content(true, text.getBytes(StandardCharsets.UTF_8));
    }

    static Content of(byte[] data) {
        return new Content(false, data);
    }

    static Content read(MessageInput in) {
        return new Content(in.readBoolean(), in.readBytes());
    }

    void write(MessageOutput out) {
        out.writeBoolean(text);
        out.writeBytes(data);
    }

    int weight() {
        return data.length + OVERHEAD;
    }

    void pass(Consumer<String> texts, Consumer<byte[]> binaries) {
        if (text) {
            texts.accept(new String(data, StandardCharsets.UTF_8));
        } else {
            binaries.accept(data);
        }
    }
}
