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
 * Observes a socket whose client reads too slowly: {@code void relieve(@Observes @Congested Congestion event)}.
 *
 * <p>Runs when more than half of {@link SocketIoConfig#maxOutboundBuffer()} waits to be sent over the connection, and
 * not again before less than a quarter did. From here on an application that sends what can be lost sends it
 * {@linkplain Emitter#asVolatile() volatile}, less of it, or {@linkplain Socket#disconnect(boolean) disconnects} the
 * client: while anything waits, volatile packets to it are dropped; when all of the buffer is full, the client is
 * disconnected with {@link DisconnectDetail#CLIENT_TOO_SLOW}. Runs in order with the events of the socket, for each
 * socket of the connection. The event object is a {@link Congestion}.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Congested {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Congested> implements Congested {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
