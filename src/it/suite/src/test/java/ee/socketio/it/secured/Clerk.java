/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;

/** An enterprise bean, which has a caller of its own. */
@Stateless
public class Clerk {

    @Resource
    SessionContext context;

    /** Whom the container takes for the caller, and whether it is in a role. */
    public record ContainerCaller(String name, boolean admin, String socket) {}

    public ContainerCaller caller(@Observes @On("container-caller") Message message, Socket socket) {
        return new ContainerCaller(
                context.getCallerPrincipal().getName(),
                context.isCallerInRole("admin"),
                Desk.Caller.of(socket).name());
    }
}
