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
 * names it; {@code /} always exists.
 */
@Documented
@Stereotype
@ApplicationScoped
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SocketEndpoint {

    /**
     * The namespace, starting with {@code /}; a name that does not is a deployment error.
     *
     * @return the namespace of the observers in this class
     */
    String value() default "/";
}
