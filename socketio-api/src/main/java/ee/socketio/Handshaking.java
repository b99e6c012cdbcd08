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
 * Observes the first HTTP request of each connection, before there is one: {@code void check(@Observes @Handshaking
 * HandshakeRequest request)}. What the reference calls {@code allowRequest}.
 *
 * <p>The event object is a {@link HandshakeRequest}. The observers run in the order of their priorities; the first that
 * throws refuses the client, and the others are not called: a {@link ConnectionRefusedException} tells the client why,
 * by its message (its data has no place here), any other exception is logged and refuses with {@code Forbidden}. A
 * request by long-polling is answered with status 403 and {@code {"code":4,"message":"…"}}, one for a WebSocket with
 * status 400 and the message, before it is opened.
 *
 * <p>There is no namespace yet, nor a {@link Socket}: the observers belong to no endpoint. Requests that carry the
 * connection on, the upgrade to a WebSocket among them, are not observed.
 *
 * <p>An observer runs on a thread of the server's managed executor and may block: a client that begins with
 * long-polling waits without a thread. One that begins with a WebSocket holds a thread of the container meanwhile,
 * since no server can put that off, and is refused after five seconds.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Handshaking {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Handshaking> implements Handshaking {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
