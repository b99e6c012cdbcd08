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
 * Observes a namespace of a pattern whose last client has gone: {@code void close(@Observes @NamespaceDeleted
 * SocketNamespace namespace)}.
 *
 * <p>Runs when the {@link Disconnected} observers of that client have returned, on a thread of the managed executor;
 * there is no current {@link Socket}. No client comes in while it runs: if one waits, the namespace is
 * {@linkplain NamespaceCreated created} again afterwards. The server keeps nothing of a namespace without sockets. One
 * that throws changes nothing but the log. It returns {@code void}. For a namespace that is named as it is, which
 * always exists, it is a deployment error.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NamespaceDeleted {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<NamespaceDeleted> implements NamespaceDeleted {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
