/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;

import ee.socketio.Socket;
import ee.socketio.SocketScoped;

/** The context of {@link SocketScoped} beans: of the socket whose handlers are running on this thread. Thread-safe. */
final class SocketContext implements AlterableContext {
    private final Map<Socket, SocketBeans> sockets = new ConcurrentHashMap<>();

    @Override
    public Class<? extends Annotation> getScope() {
        return SocketScoped.class;
    }

    @Override
    public boolean isActive() {
        Delivery delivery = Delivery.currentOrNull();
        return delivery != null && delivery.hasSocket() && sockets.containsKey(delivery.socket());
    }

    @Override
    public <T> T get(Contextual<T> bean) {
        return current().get(bean);
    }

    @Override
    public <T> T get(Contextual<T> bean, CreationalContext<T> creation) {
        return creation == null ? get(bean) : current().get(bean, creation);
    }

    @Override
    public void destroy(Contextual<?> bean) {
        current().destroy(bean);
    }

    private SocketBeans current() {
        SocketBeans beans = sockets.get(Delivery.current().socket());
        if (beans == null) {
            throw new ContextNotActiveException("the socket has ended, and its beans with it");
        }
        return beans;
    }

    /** A socket begins; it uses its beans until it {@linkplain #release releases} them. */
    void begin(Socket socket) {
        sockets.put(socket, new SocketBeans());
    }

    /**
     * Somebody uses the beans of a socket, until it {@linkplain #release releases} them.
     *
     * @return whether they are still there, as they are for sure while somebody else uses them
     */
    boolean retain(Socket socket) {
        SocketBeans beans = sockets.get(socket);
        return beans != null && beans.retain();
    }

    /** Completes when the beans of a socket that has not ended will have been destroyed. */
    CompletionStage<Void> destruction(Socket socket) {
        return sockets.get(socket).destroyed();
    }

    /** The end of one use of the beans of a socket; the last destroys them. */
    void release(Socket socket) {
        SocketBeans beans = sockets.get(socket);
        if (beans.release()) {
            try {
                beans.destroyAll();
            } finally {
                sockets.remove(socket);
            }
        }
    }
}
