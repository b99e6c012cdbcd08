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
 * Observes a socket that has left its namespace: {@code void farewell(@Observes @Disconnected Disconnect event)}.
 *
 * <p>Runs once for each socket for which the {@link Connected} observers ran, as the last thing that happens to it; its
 * {@link SocketScoped} beans are destroyed afterwards. The event object is a {@link Disconnect}.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Disconnected {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Disconnected> implements Disconnected {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
