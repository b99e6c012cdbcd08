/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.plain;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** Tells whether there is a request context, in an application that has nothing to put into it. */
@SocketEndpoint
public class Contexts {
    @Inject
    BeanManager beans;

    boolean without(@Observes @On("without") Message message) {
        return hasRequestContext();
    }

    @ActivateRequestContext
    boolean with(@Observes @On("with") Message message) {
        return hasRequestContext();
    }

    private boolean hasRequestContext() {
        try {
            return beans.getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException e) {
            return false;
        }
    }
}
