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
 * Names a namespace explicitly: on the event parameter of a socket observer, the namespace it serves; on an injection
 * point of type {@link SocketNamespace}, the namespace to inject; or the pattern, for all namespaces that it admits.
 * <!-- snippet: src/examples/snippets/src/main/java/ee/socketio/examples/snippets/Cleaner.java#chat,purge -->
 *
 * <pre>{@code
 * @Inject
 * @Namespace("/chat")
 * SocketNamespace chat;
 *
 * void purge(@Observes @Namespace("/admin") @On("purge") String room) {
 *     chat.in(room).socketsLeave(room);
 * }
 * }</pre>
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Namespace {

    /**
     * The namespace, starting with {@code /}; a name that does not is a deployment error. It may be a pattern, as for
     * {@link SocketEndpoint#value()}.
     *
     * @return the name
     */
    String value();

    /** A literal of this annotation, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<Namespace> implements Namespace {
        private static final long serialVersionUID = 1L;

        /** The name. */
        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * Makes a literal.
         *
         * @param value the namespace, starting with {@code /}
         * @return the literal
         */
        public static Literal of(String value) {
            return new Literal(value);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
