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
 * Observes a namespace of a pattern that gets its first client: {@code void open(@Observes @NamespaceCreated
 * SocketNamespace namespace)}.
 *
 * <p>A client counts once its {@link Connecting} observers have let it in: names that are refused create nothing. This
 * client, and all that follow, are told that they are connected when these observers have returned; so they may prepare
 * what {@link Connected} observers need. When the last of the clients has gone, the namespace is
 * {@linkplain NamespaceDeleted deleted}; if one comes later, it is created again. For each name these two take turns,
 * and never run at the same time.
 *
 * <p>Runs on a thread of the managed executor; there is no current {@link Socket}. One that throws changes nothing but
 * the log. It returns {@code void}. For a namespace that is named as it is, which always exists, it is a deployment
 * error.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NamespaceCreated {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<NamespaceCreated> implements NamespaceCreated {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
