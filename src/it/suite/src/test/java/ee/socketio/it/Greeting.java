/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

/** A bean of the smallest application. */
@ApplicationScoped
public class Greeting {

    @Inject
    ServletContext context;

    public String text() {
        return context.getInitParameter("greeting");
    }
}
