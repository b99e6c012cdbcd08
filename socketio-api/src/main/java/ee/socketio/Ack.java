/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * The acknowledgement of the current event, for replies that are given later or under a condition. A parameter of an
 * {@link On} observer: {@code void upload(@Observes @On("upload") Upload meta, Ack<Receipt> ack)}. An observer that
 * takes it must return {@code void}, and must use it, since nothing is acknowledged for it, unless it throws.
 *
 * <p>The first call answers; later ones do nothing. Thread-safe, usable after the observer has returned.
 *
 * @param <T> the type of the reply
 */
public interface Ack<T> {

    /**
     * Whether the client asked for an acknowledgement. If not, the other methods do nothing.
     *
     * @return whether a reply will be sent
     */
    boolean requested();

    /**
     * Acknowledges with a value.
     *
     * @param reply the value, may be {@code null}
     * @throws IllegalArgumentException if the value cannot be turned into JSON
     */
    void send(T reply);

    /** Acknowledges without a value. */
    void send();

    /**
     * Replies an error: {@code {"error":{"code":…,"message":…}}}.
     *
     * @param code a code that the client's program understands
     * @param message a text for people, shown to the client
     */
    void reject(String code, String message);
}
