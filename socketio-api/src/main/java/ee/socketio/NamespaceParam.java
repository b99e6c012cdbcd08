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

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;

/**
 * Injects what a variable of a namespace pattern stands for in the namespace of the current socket:
 * <!-- snippet: src/examples/snippets/src/main/java/ee/socketio/examples/snippets/Organization.java#pattern -->
 *
 * <pre>{@code
 * @SocketEndpoint("/org-{id}")
 * class Organization {
 *     void greet(@Observes @Connected Socket member, @NamespaceParam("id") String id) {
 *         member.emit("welcome", "You are in organization " + id);
 *     }
 * }
 * }</pre>
 *
 * <p>The type is {@code String}. It belongs on a parameter of a socket observer, or into a {@link SocketScoped} or
 * request-scoped bean; elsewhere, and for a name that the pattern of the endpoint does not have, it is a deployment
 * error.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NamespaceParam {

    /**
     * The name of the variable.
     *
     * @return the name, without braces
     */
    @Nonbinding
    String value();
}
