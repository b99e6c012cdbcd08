/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.cdi.SocketIoExtension;
import ee.socketio.impl.cdi.WebModule;
import ee.socketio.impl.core.CoreConfig;
import ee.socketio.impl.core.PatientExecutor;
import ee.socketio.impl.core.Peers;
import ee.socketio.impl.core.SocketIoServer;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.IdGenerator;
import ee.socketio.impl.engine.TimingWheel;
import ee.socketio.impl.json.JsonbBinding;
import ee.socketio.spi.PacketParser;

/**
 * Starts the server with its web application, if that observes or injects anything of Socket.IO, and stops it.
 *
 * <p>What other threads must not look up, the bean manager and the executors of this application, is looked up here, on
 * the thread that deploys it.
 */
final class SocketIoLifecycle implements ServletContextListener {
    /** How long an undeployment waits for {@code @Disconnected} observers. */
    private static final long SHUTDOWN_MILLIS = 5_000;

    private final List<Setting> settings;
    private final EngineMount mount;

    /** Undoes what was done at the start, the last first. */
    private Runnable stop = () -> {};

    SocketIoLifecycle(List<Setting> settings, EngineMount mount) {
        this.settings = settings;
        this.mount = mount;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        BeanManager beans = beanManager();
        SocketIoExtension extension = extension(beans);
        ServletContext context = event.getServletContext();
        WebModule module = extension.module(context.getClassLoader(), context.getContextPath());
        if (module.isServing()) {
            start(context, beans, extension, module);
        }
    }

    private static BeanManager beanManager() {
        try {
            return CDI.current().getBeanManager();
        } catch (IllegalStateException e) {
            throw WebLog.noCdi(e);
        }
    }

    private static SocketIoExtension extension(BeanManager beans) {
        try {
            return beans.getExtension(SocketIoExtension.class);
        } catch (IllegalArgumentException e) {
            throw WebLog.noCdi(e);
        }
    }

    private void start(ServletContext context, BeanManager beans, SocketIoExtension extension, WebModule module) {
        Configuration configuration = Configuration.of(() -> extension.producedConfig(beans), settings);
        SocketIoConfig config = configuration.options();
        TimingWheel timer = new TimingWheel(System::nanoTime);
        JsonbBinding binding = binding();
        Threads threads = Threads.of(configuration, context, timer);
        PatientExecutor executor = new PatientExecutor(threads.executor(), timer);
        PacketParser parser = Parsers.of(configuration, name -> extension.parser(beans, name));
        HttpRules rules = new HttpRules(config, module.httpObservers(beans, executor));
        Clusters clusters = new Clusters(configuration, extension, beans, context.getContextPath());
        Peers peers = clusters.peers(executor, timer);
        CoreConfig core = CoreConfig.of(config);
        SocketIoServer server = new SocketIoServer(
                core,
                binding,
                parser,
                executor,
                timer,
                InstantSource.system(),
                module.application(beans, executor),
                clusters.recoveryStore().or(() -> SocketIoServer.recoveryStore(core, timer, InstantSource.system())),
                peers);
        EngineServer engine = new EngineServer(
                CoreConfig.engine(config),
                CoreConfig.admission(config),
                timer,
                threads.relief(),
                server::accept,
                new IdGenerator(peers.tag()),
                peers.relay());
        server.attach(engine);
        module.bind(server);
        try {
            mount.start(context, engine, rules, RoleNames.of(module));
        } catch (RuntimeException | Error e) {
            peers.stop(); // which may have started a member of Hazelcast
            throw e;
        }
        // Last, since a deployment that fails is not always told to stop.
        Clockwork clock = new Clockwork(threads.scheduler(), timer::advance, System::nanoTime);
        clock.start();
        peers.start(server.peerService());
        server.readLog();
        stop = () -> {
            mount.stop();
            awaitObservers(server, executor);
            peers.stop();
            clock.stop();
            threads.close();
            module.unbind();
            binding.close();
        };
        WebLog.started(context.getContextPath() + config.path(), configuration.toString());
    }

    private static JsonbBinding binding() {
        try {
            return JsonbBinding.create();
        } catch (RuntimeException e) {
            throw WebLog.noJsonBinding(e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        stop.run();
    }

    private static void awaitObservers(SocketIoServer server, PatientExecutor executor) {
        CompletableFuture<Void> finished = server.finished();
        try {
            executor.runUntil(finished, SHUTDOWN_MILLIS);
            finished.get(0, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            WebLog.slowShutdown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
