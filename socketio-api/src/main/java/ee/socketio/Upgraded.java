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

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/**
 * Observes a connected socket whose transport has become WebSocket: {@code void faster(@Observes @Upgraded Socket
 * socket)}.
 *
 * <p>Runs after the {@link Connected} observers, in turn with the events of the socket. A client that upgrades before
 * it is in the namespace, or begins with WebSocket, does not upgrade its socket: {@link Socket#transport()} tells which
 * one it has. The event object is the {@link Socket}.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Upgraded {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Upgraded> implements Upgraded {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
