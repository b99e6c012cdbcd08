/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;

import ee.socketio.Socket;
import ee.socketio.SocketScoped;

/** The context of {@link SocketScoped} beans: of the socket whose handlers are running on this thread. Thread-safe. */
final class SocketContext implements AlterableContext {
    private final Map<Socket, Map<Contextual<?>, Instance<?>>> sockets = new ConcurrentHashMap<>();

    private record Instance<T>(Contextual<T> bean, CreationalContext<T> creation, T value) {
        void destroy() {
            bean.destroy(value, creation);
        }
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return SocketScoped.class;
    }

    @Override
    public boolean isActive() {
        return Delivery.currentOrNull() != null;
    }

    @Override
    public <T> T get(Contextual<T> bean) {
        Map<Contextual<?>, Instance<?>> instances =
                sockets.get(Delivery.current().socket());
        return instances == null ? null : value(instances.get(bean));
    }

    @Override
    public <T> T get(Contextual<T> bean, CreationalContext<T> creation) {
        T existing = get(bean);
        if (existing != null || creation == null) {
            return existing;
        }
        // The handlers of a socket run one at a time, so that nobody creates the same instance now.
        Instance<T> created = new Instance<>(bean, creation, bean.create(creation));
        sockets.computeIfAbsent(Delivery.current().socket(), socket -> new ConcurrentHashMap<>())
                .put(bean, created);
        return created.value();
    }

    @SuppressWarnings("unchecked") // put there under this bean
    private static <T> T value(Instance<?> instance) {
        return instance == null ? null : (T) instance.value();
    }

    @Override
    public void destroy(Contextual<?> bean) {
        Map<Contextual<?>, Instance<?>> instances =
                sockets.get(Delivery.current().socket());
        Instance<?> removed = instances == null ? null : instances.remove(bean);
        if (removed != null) {
            removed.destroy();
        }
    }

    /** Destroys the instances of a socket that has ended. Those that others call at their ends are still there. */
    void end(Socket socket) {
        Map<Contextual<?>, Instance<?>> instances = sockets.getOrDefault(socket, Map.of());
        try {
            List.copyOf(instances.values()).forEach(Instance::destroy);
        } finally {
            sockets.remove(socket);
        }
    }
}
