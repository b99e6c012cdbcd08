/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import java.util.List;

/**
 * The arguments of a packet as they travel. A value may hold {@link Placeholder}s that stand for attachments; without
 * attachments, what looks like a placeholder is a plain object.
 *
 * @param values the raw JSON text of each argument, valid
 * @param attachments the binary data that placeholders refer to; shared, not copied: nobody may change them
 */
public record Payload(List<String> values, List<byte[]> attachments) {

    /** No arguments. */
    public static final Payload EMPTY = new Payload(List.of(), List.of());

    /**
     * Copies the lists, not the attachments.
     *
     * @param values the raw JSON text of each argument, valid
     * @param attachments the binary data that placeholders refer to
     */
    public Payload {
        values = List.copyOf(values);
        attachments = List.copyOf(attachments);
    }

    /**
     * Makes a payload without attachments.
     *
     * @param values the raw JSON text of each argument
     * @return the payload
     */
    public static Payload of(String... values) {
        return new Payload(List.of(values), List.of());
    }
}
