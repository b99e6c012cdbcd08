/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import jakarta.enterprise.inject.se.SeContainer;

import ee.socketio.Socket;
import ee.socketio.SocketIoConfig;
import ee.socketio.impl.core.Application;
import ee.socketio.impl.core.CoreConfig;
import ee.socketio.impl.core.ServerSideEvent;
import ee.socketio.impl.core.SocketIoServer;
import ee.socketio.impl.engine.EngineConfig;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.RefusedException;
import ee.socketio.impl.engine.TimingWheel;
import ee.socketio.impl.engine.WebSocketListener;
import ee.socketio.impl.json.JsonbBinding;
import ee.socketio.spi.Payload;

/**
 * A deployed application and its server, all but the network. Handlers run on the thread that sends, within the call,
 * unless they are {@linkplain #holdHandlers held}; time stands still unless it is {@linkplain #pass let pass}.
 */
final class SocketIoApp implements AutoCloseable {
    /** What handlers have to answer, in milliseconds. */
    static final long HANDLER_TIMEOUT = 1_000;

    private final JsonbBinding binding = JsonbBinding.create();
    private final AtomicLong nanos = new AtomicLong();
    private final TimingWheel timer = new TimingWheel(nanos::get);
    private final HeldExecutor executor = new HeldExecutor();
    private final SeContainer container;
    private final WebModule module;
    private final Application application;
    private final SocketIoServer server;
    private final EngineServer engine;

    private SocketIoApp(SeContainer container, ClassLoader loader, String contextPath, Executor handlers) {
        this.container = container;
        SocketIoExtension extension = container.getBeanManager().getExtension(SocketIoExtension.class);
        this.module = extension.module(loader, contextPath);
        Executor runner = handlers == null ? executor : handlers;
        this.application = module.application(container.getBeanManager(), runner);
        this.server = new SocketIoServer(
                CoreConfig.of(SocketIoConfig.builder()
                        .maxInboundBuffer(1_000_000)
                        .handlerTimeout(Duration.ofMillis(HANDLER_TIMEOUT))
                        .build()),
                binding,
                runner,
                timer,
                InstantSource.system(),
                application);
        this.engine = new EngineServer(
                new EngineConfig(
                        List.of("websocket"), false, false, 25_000, 20_000, 10_000, 1_000_000, 1_000_000, 1_000_000),
                timer,
                Runnable::run,
                server::accept);
        server.attach(engine);
        module.bind(server);
    }

    static SocketIoApp deploy(CdiContainer container, Class<?>... beans) {
        return deploy(container, null, beans);
    }

    /** Deploys an application whose handlers run where the executor wants. */
    static SocketIoApp deploy(CdiContainer container, Executor handlers, Class<?>... beans) {
        Class<?>[] all =
                Stream.concat(Arrays.stream(beans), Stream.of(Journal.class)).toArray(Class<?>[]::new);
        return new SocketIoApp(container.deploy(all), SocketIoApp.class.getClassLoader(), "", handlers);
    }

    /** One of the web applications of what is deployed. */
    static SocketIoApp module(SeContainer deployed, ClassLoader loader, String contextPath) {
        return new SocketIoApp(deployed, loader, contextPath, null);
    }

    /** A client that has a connection and no namespace. */
    InMemoryClient open() {
        InMemoryClient client = new InMemoryClient();
        EngineRequest handshake = new EngineRequest(
                "GET",
                "/socket.io/?EIO=4&transport=websocket",
                Map.of("EIO", "4", "transport", "websocket"),
                Map.of(),
                "127.0.0.1",
                false,
                true,
                null,
                Set.of(),
                Instant.EPOCH);
        try {
            engine.verify(handshake);
            WebSocketListener transport = engine.open(handshake, client);
            client.opened(transport);
            return client;
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    /** A client in the default namespace. */
    InMemoryClient connect() {
        return connect("/");
    }

    /** A client in a namespace. */
    InMemoryClient connect(String namespace) {
        return open().join(namespace);
    }

    void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        timer.advance();
    }

    Set<String> roleNames() {
        return module.roleNames();
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    /** Fires an event of the application, outside of any observer. */
    void fire(Object event) {
        container.getBeanManager().getEvent().fire(event);
    }

    /** What the beans have noted. */
    List<String> journal() {
        return bean(Journal.class).entries();
    }

    /** What the server calls. */
    Application handlers() {
        return application;
    }

    Collection<Socket> sockets(String namespace) {
        return server.of(namespace).sockets();
    }

    /** Another server has emitted an event. */
    void receive(String namespace, String event, Payload payload, ServerSideEvent.Reply reply) {
        server.peerService().receive(namespace, event, payload, reply);
    }

    Payload write(Object... values) {
        return binding.write(values);
    }

    /** The server stops. Returns what completes when the last observer has returned. */
    CompletableFuture<Void> stop() {
        engine.close();
        return server.finished();
    }

    /** Makes a server known to the handles, beside the one that is. */
    void bindAnother() {
        module.bind(server);
    }

    /** Makes the server unknown to the handles. */
    void unbind() {
        module.unbind();
    }

    /** Keeps handlers from running until they are {@linkplain #releaseHandlers released}. */
    void holdHandlers() {
        executor.holding = true;
    }

    void releaseHandlers() {
        executor.holding = false;
        executor.runAll();
    }

    @Override
    public void close() {
        engine.close();
        if (container.isRunning()) {
            container.close();
        }
        binding.close();
    }

    private static final class HeldExecutor implements Executor {
        private final Queue<Runnable> held = new ArrayDeque<>();
        private boolean holding;

        @Override
        public void execute(Runnable task) {
            if (holding) {
                held.add(task);
            } else {
                task.run();
            }
        }

        void runAll() {
            while (!held.isEmpty()) {
                held.remove().run();
            }
        }
    }
}
