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
 * Observes the answers to requests of clients before they are written, to add headers: {@code void add(@Observes
 * {@code @Responding} ResponseHeaders headers)}. What the reference calls {@code headers} and, where
 * {@link ResponseHeaders#initial()} says so, {@code initial_headers}.
 *
 * <p>The event object is a {@link ResponseHeaders}. All answers by long-polling to what is in order are observed, and
 * the opening of each WebSocket, also of an upgrade; refusals and the files of the browser client are not. An observer
 * that throws is logged, and the answer goes out all the same.
 *
 * <p>There need not be a {@link Socket}: the observers belong to no endpoint. They run on threads of the server's
 * managed executor for each poll and each POST, so they should be quick. The opening of a WebSocket holds a thread of
 * the container meanwhile, and goes on without them after five seconds.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Responding {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Responding> implements Responding {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
