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
 * Observes a socket that is about to leave its namespace, while {@link Socket#rooms()} still tells the rooms it was in:
 * {@code void leaving(@Observes @Disconnecting Disconnect event, Socket socket)}.
 *
 * <p>Runs once for each socket for which the {@link Connected} observers ran, after all events that the client had sent
 * before. Broadcasts no longer reach the socket. The event object is a {@link Disconnect}.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Disconnecting {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Disconnecting> implements Disconnecting {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
