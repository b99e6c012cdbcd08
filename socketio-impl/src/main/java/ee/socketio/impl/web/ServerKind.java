/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import jakarta.servlet.ServletContext;

/**
 * What server this is, where it does what no specification tells of.
 *
 * @param info what it says of itself
 */
record ServerKind(String info) {
    static ServerKind of(ServletContext context) {
        return new ServerKind(context.getServerInfo());
    }

    boolean isTomcat() {
        return info.startsWith("Apache Tomcat");
    }

    /** Or Payara, which descends from it. */
    boolean isGlassFish() {
        return info.contains("Payara") || info.contains("GlassFish");
    }
}
