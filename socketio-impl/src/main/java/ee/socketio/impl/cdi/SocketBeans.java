/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;

/**
 * The {@link ee.socketio.SocketScoped} beans of one socket. Thread-safe: asynchronous observers run beside the others.
 *
 * <p>They live as long as somebody uses them: the socket from its beginning to its end, and each asynchronous observer
 * while it runs. The last of them destroys them.
 */
final class SocketBeans {
    private final Map<Contextual<?>, Instance<?>> instances = new LinkedHashMap<>();

    /** Guards {@link #instances} and {@link #users}. Held while a bean is made, which may ask for others. */
    private final ReentrantLock lock = new ReentrantLock();

    private int users = 1;

    private final CompletableFuture<Void> destroyed = new CompletableFuture<>();

    private record Instance<T>(Contextual<T> bean, CreationalContext<T> creation, T value) {
        void destroy() {
            bean.destroy(value, creation);
        }
    }

    <T> T get(Contextual<T> bean) {
        lock.lock();
        try {
            return value(bean);
        } finally {
            lock.unlock();
        }
    }

    <T> T get(Contextual<T> bean, CreationalContext<T> creation) {
        lock.lock();
        try {
            T existing = value(bean);
            if (existing != null) {
                return existing;
            }
            T created = bean.create(creation);
            instances.put(bean, new Instance<>(bean, creation, created));
            return created;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("unchecked") // put there under this bean
    private <T> T value(Contextual<T> bean) {
        Instance<?> instance = instances.get(bean);
        return instance == null ? null : (T) instance.value();
    }

    void destroy(Contextual<?> bean) {
        Instance<?> removed;
        lock.lock();
        try {
            removed = instances.remove(bean);
        } finally {
            lock.unlock();
        }
        if (removed != null) {
            removed.destroy();
        }
    }

    /** One more uses the beans, unless the last has gone already. */
    boolean retain() {
        lock.lock();
        try {
            if (users == 0) {
                return false;
            }
            users++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** One less uses the beans. Those that others call at their ends are still there then. */
    boolean release() {
        lock.lock();
        try {
            users--;
            return users == 0;
        } finally {
            lock.unlock();
        }
    }

    void destroyAll() {
        try {
            new ArrayList<>(instances.values()).forEach(Instance::destroy);
        } finally {
            destroyed.complete(null);
        }
    }

    CompletionStage<Void> destroyed() {
        return destroyed;
    }
}
