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
 * Observes every event that is sent to a client of this server: {@code void trace(@Observes @OnAnyOutgoing Message
 * message, Socket receiver)}.
 *
 * <p>Runs once for each receiver, within the call that emits, on the thread that emits, before the event is sent; so it
 * must not block. With {@code @ObservesAsync} it runs on a thread of its own. Events that it emits itself are not
 * observed; acknowledgements are no events. One that throws changes nothing but the log. The event object is the
 * {@link Message}; it returns {@code void}.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnAnyOutgoing {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<OnAnyOutgoing> implements OnAnyOutgoing {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
