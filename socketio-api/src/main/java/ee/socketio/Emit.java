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

/**
 * Makes a method of an interface send an event, when called on what {@link Emitter#as} returns: {@code @Emit("posted")
 * void posted(Posted message)}.
 *
 * <h2>The contract</h2>
 *
 * is the interface: what the server may say to its clients. Each abstract method needs this annotation, its own or
 * inherited with the method. The parameters are the arguments of the event, in their order; an array, also of variable
 * arity, is <em>one</em> argument, as is a list. The method returns
 *
 * <ul>
 *   <li>{@code void}: the event is sent, and that is all;
 *   <li>{@link Acks}{@code <T>}: each receiver is asked for an acknowledgement, whose first value is bound to
 *       {@code T}, which may be generic, but has no wildcards or type variables; {@code Acks<Void>} if none is
 *       expected.
 * </ul>
 *
 * Each event has one method. Variants of it, and whatever else is convenient, can be {@code default} methods, which are
 * called as they are. Static methods are nobody's concern.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Emit {

    /**
     * The name of the event. The names that the protocol reserves ({@code connect}, {@code connect_error},
     * {@code disconnect}, {@code disconnecting}, {@code newListener}, {@code removeListener}) are mistakes.
     *
     * @return the name, case-sensitive
     */
    String value();
}
