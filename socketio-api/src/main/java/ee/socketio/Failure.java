/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.Optional;

/**
 * What went wrong while an event of a client, or a step in the life of its socket, was handled: the event object of
 * {@link OnFailure} observers. Used by one thread at a time.
 */
public interface Failure {

    /**
     * Whose event it was.
     *
     * @return the socket
     */
    Socket socket();

    /**
     * The event that could not be handled.
     *
     * @return the event; empty if it was a {@link Connecting}, {@link Connected}, {@link Disconnecting} or
     *     {@link Disconnected} observer that failed
     */
    Optional<Message> message();

    /**
     * The code by which the server replies: one of those that {@link On} lists, or that of an
     * {@link EventRejectedException}.
     *
     * @return the code
     */
    String code();

    /**
     * The exception, without the wrappers of the container.
     *
     * @return the exception
     */
    Throwable cause();

    /**
     * The first exception of a type among the {@linkplain #cause() cause} and its own causes.
     *
     * @param <X> the type
     * @param type the type
     * @return the exception, if there is one
     */
    default <X extends Throwable> Optional<X> cause(Class<X> type) {
        for (Throwable cause = cause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /**
     * Replies an error in place of the server's: {@code {"error":{"code":…,"message":…}}}. The first reply counts;
     * without a client that waits for one it does nothing.
     *
     * @param code a code that the client's program understands
     * @param message a text for people, shown to the client
     */
    void reply(String code, String message);
}
