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
 * Observes an event that another server of the cluster emitted to the servers, by
 * {@link SocketNamespace#serverSideEmit}: {@code void purge(@Observes @ServerSide("purge") String key)}. No client can
 * send it.
 *
 * <p>The namespace that it is emitted in decides who observes it, as for {@link On}; whether this server has sockets
 * there does not matter. What {@link On} says of the event object, of {@link Arg}, {@link Message} and {@link Ack}, of
 * the reply and of asynchronous observers holds here too, but for this: there is no current {@link Socket}, roles do
 * not apply, {@link OnAny} and {@link OnUnhandled} observers are not called, and failures are logged, not observed by
 * {@link OnFailure}. The reply goes to the server that emitted the event; an error counts there as an answer that is
 * missing.
 *
 * <p>In each namespace the events are handled one after the other, in the order in which they came, on threads of the
 * managed executor. A handler may block, but holds up what other servers emit in this namespace, and the observers of
 * its rooms.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ServerSide {

    /**
     * The name of the event. The names that the reference reserves ({@code connect}, {@code connection},
     * {@code new_namespace}) are deployment errors.
     *
     * @return the name, case-sensitive
     */
    String value();
}
