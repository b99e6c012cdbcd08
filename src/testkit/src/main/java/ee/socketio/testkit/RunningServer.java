/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.BeanManager;

import ee.socketio.SocketIoConfig;
import ee.socketio.Transport;
import ee.socketio.impl.cdi.SocketIoExtension;
import ee.socketio.impl.cdi.WebModule;
import ee.socketio.impl.core.CoreConfig;
import ee.socketio.impl.core.SocketIoServer;
import ee.socketio.impl.engine.EngineConfig;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.RefusedException;
import ee.socketio.impl.json.JsonbBinding;

/** A deployed application and its server: everything but the network and the servlet container. */
final class RunningServer implements AutoCloseable {
    private final FakeTimer timer = new FakeTimer();
    private final JsonbBinding binding = JsonbBinding.create();
    private final Surroundings surroundings;
    private final Activity activity;
    private final SeContainer container;
    private final WebModule module;
    private final SocketIoConfig config;
    private final SocketIoServer server;
    private final EngineServer engine;

    private RunningServer(Surroundings surroundings, Activity activity, SeContainer container, Deployment deployment) {
        BeanManager beans = container.getBeanManager();
        this.surroundings = surroundings;
        this.activity = activity;
        this.container = container;
        SocketIoExtension extension = beans.getExtension(SocketIoExtension.class);
        this.module = extension.module(surroundings.loader(), "");
        container.select(FailureRecorder.class).get().tell(activity::failed);
        this.config = deployment
                .config()
                .or(() -> extension.producedConfig(beans))
                .orElseGet(() -> SocketIoConfig.builder().build());
        this.server = new SocketIoServer(
                CoreConfig.of(config), binding, activity, timer, this::now, module.application(beans, activity));
        this.engine = new EngineServer(engineConfig(), timer, activity, server::accept);
        server.attach(engine);
        module.bind(server);
    }

    static RunningServer start(Deployment deployment) {
        Surroundings surroundings = new Surroundings();
        return surroundings.within(() -> start(deployment, surroundings));
    }

    private static RunningServer start(Deployment deployment, Surroundings surroundings) {
        Activity activity = new Activity(deployment.timeout(), surroundings.loader());
        SeContainer container = deployment.boot(surroundings.loader());
        try {
            return new RunningServer(surroundings, activity, container, deployment);
        } catch (RuntimeException | Error e) {
            activity.close();
            container.close();
            throw e;
        }
    }

    /** By the wall clock, which goes on by itself, and has been put forward by the test. */
    Instant now() {
        return Instant.now().plusMillis(timer.currentMillis());
    }

    /** That of the application, whatever transports its clients are to use. */
    private EngineConfig engineConfig() {
        return CoreConfig.engine(
                config.toBuilder().transports(Set.of(Transport.WEBSOCKET)).build());
    }

    Activity activity() {
        return activity;
    }

    JsonbBinding binding() {
        return binding;
    }

    <T> T select(Class<T> type, Annotation... qualifiers) {
        return surroundings.within(() -> container.select(type, qualifiers).get());
    }

    void fire(Object event, Annotation... qualifiers) {
        surroundings.run(
                () -> container.getBeanManager().getEvent().select(qualifiers).fire(event));
        activity.settle();
    }

    OtherServer other() {
        return new OtherServer(server, binding, activity);
    }

    Set<String> roleNames() {
        return module.roleNames();
    }

    int maxMessageBytes() {
        return config.maxHttpBufferSize();
    }

    Connection open(EngineRequest handshake) {
        Connection connection = new Connection(this);
        try {
            engine.verify(handshake);
            connection.opened(engine.open(handshake, connection));
            return connection;
        } catch (RefusedException e) {
            throw new AssertionError("the handshake was refused: " + handshake.url(), e);
        }
    }

    void advance(Duration time) {
        activity.settle();
        timer.advance(time.toMillis(), activity::settle);
    }

    /** Handlers that wait for something that will not come are interrupted. */
    @Override
    public void close() {
        try {
            engine.close();
            activity.settle();
        } finally {
            release();
        }
    }

    private void release() {
        try {
            activity.close();
        } finally {
            module.unbind();
            surroundings.run(container::close);
            binding.close();
        }
    }
}
