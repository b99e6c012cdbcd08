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
 * Observes the attempt of a client to join a namespace: {@code void check(@Observes @Connecting ConnectRequest
 * request)}.
 *
 * <p>Runs for every CONNECT packet, on every (re)connection, before the client is told that it is connected and before
 * any of its events is handled. The observers run in the order of their priorities; the first that throws refuses the
 * client, and the others are not called: {@link ConnectionRefusedException} tells the client why, any other exception
 * reaches it as an opaque error. An observer may block: it delays this client only.
 *
 * <p>The event object is a {@link ConnectRequest}. If the client goes away while the observers run, their result is
 * dropped.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Connecting {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Connecting> implements Connecting {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
