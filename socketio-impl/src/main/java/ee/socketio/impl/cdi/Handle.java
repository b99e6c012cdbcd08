/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import jakarta.enterprise.inject.spi.CDI;

import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;

/**
 * What is injected for a server or a namespace of it. Injected before the server has started, it outlives it; and it
 * may be written together with a bean that a container puts aside, as one of a session.
 */
final class Handle implements InvocationHandler, Serializable {
    private static final long serialVersionUID = 1;

    private final transient MeantServer server;

    /** {@code null} for the server itself. */
    private final String namespace;

    private Handle(MeantServer server, String namespace) {
        this.server = server;
        this.namespace = namespace;
    }

    static SocketServer of(MeantServer server) {
        return proxy(SocketServer.class, new Handle(server, null));
    }

    static SocketNamespace of(MeantServer server, String namespace) {
        return proxy(SocketNamespace.class, new Handle(server, namespace));
    }

    private static <T> T proxy(Class<T> type, Handle handle) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handle));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        SocketServer meant = server.get();
        try {
            return method.invoke(namespace == null ? meant : meant.of(namespace), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object writeReplace() {
        return new Written(namespace, server.user());
    }

    private record Written(String namespace, Class<?> user) implements Serializable {
        private Object readResolve() {
            SocketIoExtension extension = CDI.current().getBeanManager().getExtension(SocketIoExtension.class);
            return new Handle(new MeantServer(extension, user), namespace);
        }
    }
}
