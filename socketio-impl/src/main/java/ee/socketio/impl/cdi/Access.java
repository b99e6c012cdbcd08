/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;

import ee.socketio.Socket;

/**
 * Who may.
 *
 * @param everybody whether nothing is asked for
 * @param roles else, the roles of which one is enough
 */
record Access(boolean everybody, Set<String> roles) {
    static final Access EVERYBODY = new Access(true, Set.of());

    /** The access to a method: what the method says, else its class. */
    static Access to(AnnotatedMethod<?> method) {
        return declared(method).orElseGet(() -> to(method.getDeclaringType()));
    }

    /** The access to a class. */
    static Access to(Annotated type) {
        return declared(type).orElse(EVERYBODY);
    }

    private static Optional<Access> declared(Annotated annotated) {
        if (annotated.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Access(false, Set.of()));
        }
        if (annotated.isAnnotationPresent(RolesAllowed.class)) {
            List<String> roles =
                    List.of(annotated.getAnnotation(RolesAllowed.class).value());
            return Optional.of(new Access(false, Set.copyOf(roles)));
        }
        return annotated.isAnnotationPresent(PermitAll.class) ? Optional.of(EVERYBODY) : Optional.empty();
    }

    boolean allows(Socket socket) {
        return everybody || roles.stream().anyMatch(socket::isUserInRole);
    }
}
