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
 * Observes every event that clients send, whatever its name: {@code void count(@Observes @OnAny Message message)}.
 *
 * <p>Runs before the observers of the event itself, also if it has none. One that throws keeps them from running, and
 * its exception is replied as theirs would be: so it can be a guard for all events of a namespace. It returns
 * {@code void}. The event object is the {@link Message}. With {@code @ObservesAsync} it runs on a thread of its own,
 * and holds up nothing.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnAny {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<OnAny> implements OnAny {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
