/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;

import ee.socketio.Ack;
import ee.socketio.Message;
import ee.socketio.NamespaceParam;
import ee.socketio.Socket;

/** Produces what handlers have injected of the event that they handle. */
@Dependent
class CurrentDelivery {

    /**
     * A parameter of an observer is the socket itself, and may be kept; elsewhere it is whichever is the current one.
     */
    @Produces
    @Dependent
    Socket socket(InjectionPoint point) {
        return SocketIoExtension.isOfObserver(point) ? Delivery.current().socket() : currentSocket();
    }

    /** Not scoped, since the container's proxy would complain, where no handler runs, in words of its own. */
    private static Socket currentSocket() {
        InvocationHandler current = (proxy, method, arguments) -> {
            try {
                return method.invoke(Delivery.current().socket(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Socket) Proxy.newProxyInstance(Socket.class.getClassLoader(), new Class<?>[] {Socket.class}, current);
    }

    @Produces
    @Dependent
    @NamespaceParam("")
    String parameter(InjectionPoint point) {
        String name = ((NamespaceParam) point.getQualifiers().stream()
                        .filter(NamespaceParam.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .value();
        return Delivery.current().parameter(name);
    }

    @Produces
    @Dependent
    Message message() {
        return Delivery.current().message();
    }

    @Produces
    @Dependent
    <T> Ack<T> ack() {
        return new EventAck<>(Delivery.current().event());
    }
}
