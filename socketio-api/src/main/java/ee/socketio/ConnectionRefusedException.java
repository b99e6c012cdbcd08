/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.Optional;

/**
 * Thrown by a {@link Connecting} observer to refuse a client, which receives it as its {@code connect_error}: an
 * {@code Error} with this message and, as {@code error.data}, this data. Clients of version 2 receive the data as their
 * {@code error}, or the message if there is none.
 *
 * <p>The protocol has no binary data in a refusal: data with {@code byte[]} or the like in it, as data that cannot be
 * turned into JSON, refuses the client with {@code Internal error}, and is logged (SIO000402).
 */
public class ConnectionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Bound by JSON-B; not part of the serialized form. */
    private final transient Object data;

    /**
     * Refuses with a message.
     *
     * @param message a text, shown to the client
     */
    public ConnectionRefusedException(String message) {
        this(message, null);
    }

    /**
     * Refuses with a message and data.
     *
     * @param message a text, shown to the client
     * @param data bound by JSON-B, without binary data; {@code null} for none
     */
    public ConnectionRefusedException(String message, Object data) {
        super(message);
        this.data = data;
    }

    /**
     * What the client is told beside the message.
     *
     * @return the data, if any
     */
    public Optional<Object> data() {
        return Optional.ofNullable(data);
    }
}
