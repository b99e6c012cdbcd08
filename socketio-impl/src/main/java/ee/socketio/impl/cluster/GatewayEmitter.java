/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import ee.socketio.BroadcastEmitter;
import ee.socketio.ClusterEmitter;
import ee.socketio.NamespaceEmitter;
import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.Payload;

/** Emits through a gateway. Thread-safe. */
public final class GatewayEmitter implements ClusterEmitter {
    private final Gateway gateway;
    private final EmissionQueue queue;
    private final Outlet outlet;
    private final NamespaceEmitter root;
    private final Runnable atEnd;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes one that listens. May block.
     *
     * @param gateway the way to the servers
     * @param binding turns arguments into JSON
     * @param executor runs what may block, and what depends on the stages; takes every task
     * @param timer drives timeouts
     * @param atEnd what is to be done in the end
     */
    public GatewayEmitter(
            Gateway gateway, Function<Object[], Payload> binding, Executor executor, Timer timer, Runnable atEnd) {
        this.gateway = gateway;
        this.queue = new EmissionQueue(gateway, executor, timer);
        this.outlet = new Outlet(queue, binding);
        this.root = RemoteBroadcast.toAll(outlet, "/");
        this.atEnd = atEnd;
        gateway.start(queue::answered);
    }

    @Override
    public NamespaceEmitter of(String namespace) {
        if (!namespace.startsWith("/")) {
            throw new IllegalArgumentException("the name of a namespace starts with '/', but not '" + namespace + "'");
        }
        return RemoteBroadcast.toAll(outlet, namespace);
    }

    @Override
    public BroadcastEmitter to(String... rooms) {
        return root.to(rooms);
    }

    @Override
    public BroadcastEmitter toUser(String... names) {
        return root.toUser(names);
    }

    @Override
    public BroadcastEmitter except(String... rooms) {
        return root.except(rooms);
    }

    @Override
    public BroadcastEmitter asVolatile() {
        return root.asVolatile();
    }

    @Override
    public BroadcastEmitter compress(boolean compressed) {
        return root.compress(compressed);
    }

    @Override
    public CompletionStage<Void> emit(String event, Object... args) {
        return root.emit(event, args);
    }

    @Override
    public CompletionStage<Void> socketsJoin(String... rooms) {
        return root.socketsJoin(rooms);
    }

    @Override
    public CompletionStage<Void> socketsLeave(String... rooms) {
        return root.socketsLeave(rooms);
    }

    @Override
    public CompletionStage<Void> disconnectSockets(boolean close) {
        return root.disconnectSockets(close);
    }

    @Override
    public CompletionStage<Void> serverSideEmit(String event, Object... args) {
        return root.serverSideEmit(event, args);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (gateway) {
                queue.close();
            } finally {
                atEnd.run();
            }
        }
    }
}
