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
 * Observes the wish of a client for a namespace that only a pattern admits, to decide whether there is such a namespace
 * for this client: {@code void exists(@Observes @NamespaceRequested NamespaceRequest request)}.
 *
 * <p>Runs for every CONNECT packet to a namespace of its pattern, whether or not the namespace has sockets already: so
 * what it decides may depend on who asks. It comes before there is a {@link Socket}, and before the {@link Connecting}
 * observers, which it does not replace: they say who a client is. {@link NamespaceRequest#refuse()} refuses the client
 * with {@code Invalid namespace}, as one that asks for a name which no pattern admits, and nothing is kept of the name.
 * So does one that throws; an exception other than {@link ConnectionRefusedException} is logged (SIO000236). The first
 * that refuses keeps the others from being called.
 *
 * <p>Runs on a thread of the managed executor and may block: it delays this namespace of this client only. It returns
 * {@code void} and cannot be asynchronous. {@link NamespaceParam} and beans are injected; there is no {@link Socket}
 * and no {@link SocketScoped} bean yet. The application itself can {@linkplain SocketServer#of address} namespaces
 * without being asked. For a namespace that is named as it is this would never happen, and is a deployment error.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NamespaceRequested {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<NamespaceRequested> implements NamespaceRequested {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
