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
 * Observes what went wrong while an event was handled: {@code void explain(@Observes @OnFailure Failure failure)}.
 *
 * <p>Told of every exception of another socket observer, of arguments that cannot be bound, of violated constraints and
 * missing roles; not of a {@link ConnectionRefusedException}, which is an answer. It may reply in place of the server
 * by {@link Failure#reply}. It runs on the thread where the failure came up, in the contexts of the event; what it
 * throws itself is logged and observed by nobody. The event object is the {@link Failure}; it returns {@code void}.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnFailure {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<OnFailure> implements OnFailure {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
