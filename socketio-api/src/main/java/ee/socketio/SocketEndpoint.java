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

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;

/**
 * Makes a class a bean whose socket observers belong to one namespace.
 *
 * <p>A stereotype: the bean is {@link ApplicationScoped} unless it declares another scope, and it is found without a
 * {@code beans.xml}. Observers in the class that carry {@link Namespace} on their event parameter belong to that
 * namespace instead. Socket observers in classes without this annotation and without {@link Namespace} serve
 * <em>every</em> namespace.
 *
 * <p>A namespace exists, and clients may connect to it, because an endpoint, a {@link Namespace} or an injection point
 * names it; {@code /} always exists. A namespace that is named as it is belongs to no pattern; one that several
 * patterns admit belongs to that with the most characters outside of braces, and to no other, even if a
 * {@link NamespaceRequested} observer of that one refuses it.
 *
 * <h2>Roles</h2>
 *
 * {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} of Jakarta Annotations count on the observers, and on
 * the class for all of its observers that have none themselves. They are checked before the payload is parsed; who must
 * not is replied the error {@code FORBIDDEN}. On the class they also guard the namespace: a client that may not use any
 * endpoint of the namespace is refused when it connects, after the {@link Connecting} observers, to which roles do not
 * apply. Observers of the other steps of a socket's life are just not called for a socket without the role.
 */
@Documented
@Stereotype
@ApplicationScoped
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SocketEndpoint {

    /**
     * The namespace, starting with {@code /}; a name that does not is a deployment error. With variables in braces it
     * is a pattern: {@code /org-{id}} serves {@code /org-42} and every other namespace of that form, one by one. A
     * variable stands for one or more characters other than {@code /} and braces, and is injected by
     * {@link NamespaceParam}.
     *
     * @return the namespace of the observers in this class
     */
    String value() default "/";
}
