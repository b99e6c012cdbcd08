/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.List;

/**
 * Acknowledgements are missing: the time was up, the client went away, or what it answered cannot be read. The others,
 * if any, are in {@link #partial()}.
 */
public class AckTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Any values; not part of the serialized form. */
    private final transient List<?> partial;

    /** Ids of sockets; not part of the serialized form. */
    private final transient List<String> missing;

    /** How many there should have been. */
    private final int expected;

    /**
     * Makes an exception.
     *
     * @param message what was waited for
     */
    public AckTimeoutException(String message) {
        this(message, List.of(), 1);
    }

    /**
     * Makes an exception that tells of the acknowledgements that came.
     *
     * @param message what was waited for
     * @param partial the values that came, an unmodifiable list
     * @param expected how many acknowledgements were expected
     */
    public AckTimeoutException(String message, List<?> partial, int expected) {
        this(message, partial, expected, List.of());
    }

    /**
     * Makes an exception that tells of the acknowledgements that came, and who did not acknowledge.
     *
     * @param message what was waited for
     * @param partial the values that came, an unmodifiable list
     * @param expected how many acknowledgements were expected
     * @param missing the ids of the sockets that did not answer, an unmodifiable list
     */
    public AckTimeoutException(String message, List<?> partial, int expected, List<String> missing) {
        super(message);
        this.missing = missing;
        this.partial = partial;
        this.expected = expected;
    }

    /**
     * The values of the acknowledgements that came, of the type that was asked for.
     *
     * @return an unmodifiable list in the order in which they came, with {@code null} for an acknowledgement without a
     *     value; empty also if this exception was serialized
     */
    public List<?> partial() {
        return partial == null ? List.of() : partial;
    }

    /**
     * Who did not answer in time.
     *
     * @return an unmodifiable list of the {@linkplain RemoteSocket#id() ids} of the sockets, in the order in which they
     *     were asked; empty if all have answered, or left, or this exception was serialized
     */
    public List<String> missing() {
        return missing == null ? List.of() : missing;
    }

    /**
     * How many acknowledgements were expected: of the sockets that the event was sent to, less those that left.
     *
     * @return the number; of these, {@code partial().size()} came
     */
    public int expected() {
        return expected;
    }
}
