/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.reflect.Type;
import java.util.List;

/**
 * An event that a client sent, with all its arguments. The event object of an {@link On} observer that wants them all,
 * or a parameter beside another event object. Immutable and thread-safe.
 */
public interface Message {

    /**
     * The name of the event.
     *
     * @return the name
     */
    String event();

    /**
     * The number of arguments, not counting the callback of the acknowledgement.
     *
     * @return 0 or more
     */
    int arity();

    /**
     * Binds an argument to a type.
     *
     * @param <T> the type
     * @param index the position, from 0
     * @param type the type to bind to
     * @return the value; {@code null} if it is the JSON {@code null} or there is no such argument
     * @throws IllegalArgumentException if it cannot be bound
     */
    <T> T arg(int index, Class<T> type);

    /**
     * Binds an argument to a type that may be generic.
     *
     * @param index the position, from 0
     * @param type the type to bind to
     * @return the value; {@code null} if it is the JSON {@code null} or there is no such argument
     * @throws IllegalArgumentException if it cannot be bound
     */
    Object arg(int index, Type type);

    /**
     * The arguments as plain Java values: {@code String}, {@code Boolean}, {@code Long}, {@code BigDecimal},
     * {@code List<Object>}, {@code Map<String, Object>}, {@code byte[]} and {@code null}. They can be emitted again as
     * they are.
     *
     * @return an unmodifiable list
     */
    List<Object> args();

    /**
     * Whether the client asked for an acknowledgement.
     *
     * @return whether a reply will be sent
     */
    boolean ackRequested();
}
