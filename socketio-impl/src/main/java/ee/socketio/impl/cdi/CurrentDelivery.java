/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

import ee.socketio.Ack;
import ee.socketio.Message;
import ee.socketio.Socket;
import ee.socketio.SocketScoped;

/** Produces what handlers have injected of the event that they handle. */
@Dependent
class CurrentDelivery {

    @Produces
    @SocketScoped
    Socket socket() {
        return Delivery.current().socket();
    }

    @Produces
    @Dependent
    Message message() {
        return Delivery.current().event();
    }

    @Produces
    @Dependent
    <T> Ack<T> ack() {
        return new EventAck<>(Delivery.current().event());
    }
}
