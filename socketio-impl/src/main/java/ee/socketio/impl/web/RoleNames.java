/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;

import ee.socketio.impl.cdi.SocketIoExtension;
import ee.socketio.impl.cdi.WebModule;

/** The roles that the servlet container is asked for. */
final class RoleNames {
    /** What stands for all users, and is no role of any. */
    private static final String ANY_USER = "**";

    private RoleNames() {}

    static Set<String> of(WebModule module) {
        return module.roleNames().stream()
                .filter(name -> !ANY_USER.equals(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Declares them, as Payara gives users no roles but declared ones; to be called in
     * {@code ServletContainerInitializer.onStartup}, since a listener that an initializer adds may not. Where CDI is
     * not there yet by then, nothing is: such a server may want the roles in {@code web.xml}.
     */
    static void declare(ServletContext context) {
        try {
            SocketIoExtension extension = CDI.current().getBeanManager().getExtension(SocketIoExtension.class);
            WebModule module = extension.module(context.getClassLoader(), context.getContextPath());
            context.declareRoles(of(module).toArray(String[]::new));
        } catch (IllegalStateException | IllegalArgumentException e) {
            WebLog.debug("no roles are declared: {0}", e.getMessage());
        }
    }
}
