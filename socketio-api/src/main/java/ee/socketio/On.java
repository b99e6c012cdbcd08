/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.inject.Qualifier;

/**
 * Observes an event that clients send: {@code void say(@Observes @On("say") Say say)}.
 *
 * <h2>The event object</h2>
 *
 * is the first argument of the event, bound by JSON-B to the declared type: a record, a JavaBean, {@code String}, a
 * number, {@code boolean}, {@code List<T>}, {@code Map<K, V>}, a {@code JsonValue}, {@code byte[]} or
 * {@code ByteBuffer} for binary data, or {@code Object} for the plain Java value. Binary data may also stand inside of
 * a record, bean or list. A {@link Message} is the whole event with all its arguments. An argument that cannot be bound
 * is answered with an error and the observer is not called; so is one that is missing or {@code null}, for which take
 * an {@code Optional<T>} or a {@link Message}.
 *
 * <h2>Other parameters</h2>
 *
 * are injection points: {@link Socket} (the sender), {@link Arg} (the arguments after the first), {@link Ack},
 * {@link Message} and any bean.
 *
 * <h2>The reply</h2>
 *
 * If the client asked for an acknowledgement, it is the returned value; a {@link java.util.concurrent.CompletionStage}
 * replies when it completes; {@code Object[]} replies several values. A {@code void} observer that returns normally
 * sends an empty acknowledgement, unless it takes an {@link Ack}: then it is up to that. An exception is replied as
 * {@code {"error":{"code":…,"message":…}}}; see {@link EventRejectedException}.
 *
 * <p>The codes of the errors that the server itself replies:
 *
 * <ul>
 *   <li>{@code BAD_PAYLOAD}: an argument is missing or cannot be bound;
 *   <li>{@code INVALID}: a constraint of Jakarta Validation on the event object or an argument is violated; the error
 *       has a list {@code violations} of {@code argument} (its position), {@code path} and {@code message}, without the
 *       values;
 *   <li>{@code FORBIDDEN}: the socket lacks the role that the observer asks for;
 *   <li>{@code UNHANDLED}: nobody observes the event;
 *   <li>{@code ACK_TIMEOUT}: the observer waited for an acknowledgement that did not come;
 *   <li>{@code INTERNAL}: the observer failed in another way; the message has an id by which the log tells more.
 * </ul>
 *
 * <p>At most one observer of an event may reply by returning a value; it must be neither private nor static nor final.
 * Several observers of one event run in the order of their priorities; the first that fails keeps the later ones from
 * running.
 *
 * <h2>Asynchronous observers</h2>
 *
 * With {@code @ObservesAsync} an observer runs on another managed thread, beside those that run in order, and holds up
 * nothing: neither its priority nor the order of events counts. {@link Socket}, {@link Arg}, {@link Message},
 * {@link Ack} and {@link SocketScoped} beans are there as for the others. It returns {@code void}.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface On {

    /**
     * The name of the event. The names that the protocol reserves ({@code connect}, {@code connect_error},
     * {@code disconnect}, {@code disconnecting}, {@code newListener}, {@code removeListener}) are deployment errors.
     *
     * @return the name, case-sensitive
     */
    String value();
}
