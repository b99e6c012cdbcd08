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
 * Observes HTTP requests that were refused before they reached a connection: {@code void count(@Observes @Refused
 * RefusedRequest refusal)}. What the reference calls {@code connection_error}: a transport, version or session that
 * there is not, a page of a foreign origin, a client whom a {@link Handshaking} observer or a limit of
 * {@link SocketIoConfig} has turned away. Bodies over the limit and polls that overlap, which end their connection, are
 * not among them, nor is what is refused within a connection, by {@link Connecting}.
 *
 * <p>The event object is a {@link RefusedRequest}. The client has its answer, whatever the observers do. They run on a
 * thread of the server's managed executor, one refusal at a time, in order. Anybody can cause refusals at will: while
 * 256 wait for observers, further ones are but counted, in {@link RefusedRequest#missed()}.
 *
 * <p>There is no namespace, nor a {@link Socket}: the observers belong to no endpoint.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Refused {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Refused> implements Refused {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
