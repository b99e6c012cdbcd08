/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import ee.socketio.Socket;
import ee.socketio.impl.cluster.ClusterPeers;
import ee.socketio.impl.engine.AdmissionConfig;
import ee.socketio.impl.engine.EngineConfig;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.EngineSession;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.HandRunExecutor;
import ee.socketio.impl.engine.IdGenerator;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.Trampoline;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.impl.protocol.JsonParser;
import ee.socketio.spi.Cluster;
import ee.socketio.spi.PacketParser;
import ee.socketio.spi.RecoveryStore;
import ee.socketio.spi.SharedRecoveryStore;

/** A server on a real engine, whose time, threads, clients and application are the test's. */
final class TestServer {
    static final long CONNECT_TIMEOUT = 45_000;
    static final long ACK_TIMEOUT = 30_000;
    static final int MAX_NAMESPACES = 4;
    static final int MAX_ROOMS = 5;
    static final int MAX_INBOUND_BYTES = 10_000;
    static final int MAX_SOCKET_DATA = 100;

    private static final EngineConfig ENGINE = new EngineConfig(
            List.of("polling", "websocket"), true, true, 300_000, 20_000, 10_000, 100_000, 1_000_000, 1_000_000);

    final FakeTime time;
    final HandRunExecutor handlers = new HandRunExecutor();
    final RecordingApplication application = new RecordingApplication();
    final CountingBinding binding = new CountingBinding();
    final SocketIoServer io;
    final EngineServer engine;
    private volatile EngineSession session;

    /** A server whose handlers run when the test says so. */
    TestServer() {
        this(RecoveryConfig.OFF);
    }

    /** The same, whose clients may come back. */
    TestServer(RecoveryConfig recovery) {
        this(recovery, new FakeTime());
    }

    /** The same, at a time that goes on. */
    TestServer(RecoveryConfig recovery, FakeTime time) {
        this.time = time;
        io = new SocketIoServer(config(recovery), binding, handlers, time.timer(), time::now, application);
        engine = engine();
    }

    /** The same, with a store of the test. */
    TestServer(RecoveryConfig recovery, RecoveryStore store) {
        time = new FakeTime();
        io = new SocketIoServer(
                config(recovery),
                binding,
                new JsonParser(),
                handlers,
                time.timer(),
                time::now,
                application,
                Optional.of(store),
                Peers.NONE);
        engine = engine();
    }

    /** A server whose clients speak something else than JSON. */
    TestServer(RecoveryConfig recovery, PacketParser parser) {
        time = new FakeTime();
        io = new SocketIoServer(
                config(recovery), binding, parser, handlers, time.timer(), time::now, application, Peers.NONE);
        engine = engine();
    }

    /** A server that bounds the events of clients. */
    TestServer(EventLimits limits) {
        time = new FakeTime();
        io = new SocketIoServer(
                config(RecoveryConfig.OFF, limits), binding, handlers, time.timer(), time::now, application);
        engine = engine();
    }

    /** A server with threads. */
    TestServer(Executor executor) {
        this(executor, RecoveryConfig.OFF);
    }

    /** A server with threads, whose clients may come back. */
    TestServer(Executor executor, RecoveryConfig recovery) {
        time = new FakeTime();
        io = new SocketIoServer(config(recovery), binding, executor, time.timer(), time::now, application);
        engine = engine();
    }

    /** A server of a cluster, at the time that it is for all. */
    TestServer(FakeTime time, Cluster cluster) {
        this(Optional.empty(), time, cluster);
    }

    /** The same, with threads. */
    TestServer(Executor executor, FakeTime time, Cluster cluster) {
        this(Optional.of(executor), time, cluster);
    }

    private TestServer(Optional<Executor> threads, FakeTime time, Cluster cluster) {
        this.time = time;
        Executor executor = threads.orElse(handlers);
        ClusterPeers peers = new ClusterPeers(cluster, executor, time.timer());
        io = new SocketIoServer(
                config(RecoveryConfig.OFF),
                binding,
                new JsonParser(),
                executor,
                time.timer(),
                time::now,
                application,
                peers);
        engine = engine();
        peers.start(io.peerService());
    }

    /** The same, whose clients may come back to any of the servers. */
    TestServer(FakeTime time, Cluster cluster, RecoveryConfig recovery, SharedRecoveryStore store) {
        this.time = time;
        ClusterPeers peers = new ClusterPeers(cluster, handlers, time.timer());
        io = new SocketIoServer(
                config(recovery),
                binding,
                new JsonParser(),
                handlers,
                time.timer(),
                time::now,
                application,
                Optional.of(store),
                peers);
        engine = engine();
        peers.start(io.peerService());
        io.readLog();
    }

    private static CoreConfig config(RecoveryConfig recovery) {
        return config(recovery, EventLimits.NONE);
    }

    private static CoreConfig config(RecoveryConfig recovery, EventLimits limits) {
        return new CoreConfig(
                CONNECT_TIMEOUT,
                ACK_TIMEOUT,
                3,
                32,
                MAX_NAMESPACES,
                MAX_ROOMS,
                MAX_INBOUND_BYTES,
                MAX_SOCKET_DATA,
                recovery,
                limits);
    }

    private EngineServer engine() {
        Peers peers = io.facilities().peers();
        EngineServer made = new EngineServer(
                ENGINE,
                AdmissionConfig.UNLIMITED,
                time.timer(),
                new Trampoline(),
                opened -> {
                    session = opened;
                    return io.accept(opened);
                },
                new IdGenerator(peers.tag()),
                peers.relay());
        io.attach(made);
        return made;
    }

    /** The session that was opened last. */
    EngineSession session() {
        return session;
    }

    /** A client that has joined nothing. */
    WebSocketClient open() {
        WebSocketClient client = WebSocketClient.open(engine);
        client.frames();
        return client;
    }

    /** A polling client that has joined nothing. */
    PollingClient openPolling() {
        return PollingClient.open(engine);
    }

    /** A client of the namespace {@code /}. */
    WebSocketClient join() {
        WebSocketClient client = open();
        join(client, "/");
        return client;
    }

    /** Lets a client join a namespace, and the application forget it. */
    Socket join(WebSocketClient client, String namespace) {
        client.says("40" + namespace);
        handlers.runAll();
        client.frames();
        application.news();
        return lastSocket();
    }

    /** A polling client of the namespace {@code /}. */
    PollingClient joinPolling() {
        PollingClient client = openPolling();
        client.post("40");
        handlers.runAll();
        client.poll();
        application.news();
        return client;
    }

    /** The socket that connected last. */
    Socket lastSocket() {
        return application.sockets.get(application.sockets.size() - 1);
    }
}
