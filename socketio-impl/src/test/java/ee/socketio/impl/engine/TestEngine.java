/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An engine whose time, clients and upper layer are the test's. Most tests have one session; the last one counts. */
final class TestEngine {
    static final long PING_INTERVAL = 25_000;
    static final long PING_TIMEOUT = 20_000;
    static final long UPGRADE_TIMEOUT = 10_000;
    static final int MAX_INBOUND_BYTES = 100_000;

    final FakeTime time = new FakeTime();
    final EngineServer server;

    /** What the layer above was told. */
    final List<String> told = new ArrayList<>();

    /** What exactly it was told of ends. */
    final List<CloseDetail> details = new ArrayList<>();

    /** What waited when it was told of slow clients. */
    final List<Long> congestions = new ArrayList<>();

    private EngineSession session;

    TestEngine() {
        this(config(List.of("polling", "websocket"), true, 1_000_000));
    }

    TestEngine(EngineConfig config) {
        server = new EngineServer(config, time.timer(), new Trampoline(), this::accept);
    }

    static EngineConfig config(List<String> transports, boolean allowUpgrades, int maxOutboundBytes) {
        return config(transports, allowUpgrades, false, maxOutboundBytes);
    }

    /** An engine that serves clients of the third revision too. */
    static TestEngine eio3() {
        return new TestEngine(config(List.of("polling", "websocket"), true, true, 1_000_000));
    }

    private static EngineConfig config(
            List<String> transports, boolean allowUpgrades, boolean allowEio3, int maxOutboundBytes) {
        return new EngineConfig(
                transports,
                allowUpgrades,
                allowEio3,
                PING_INTERVAL,
                PING_TIMEOUT,
                UPGRADE_TIMEOUT,
                50_000,
                MAX_INBOUND_BYTES,
                maxOutboundBytes);
    }

    private SessionListener accept(EngineSession opened) {
        session = opened;
        return new RecordingListener(told, details, congestions);
    }

    EngineSession session() {
        return session;
    }

    /** Sends text messages, each for itself. */
    void send(String... messages) {
        Stream.of(messages).forEach(message -> session.send(List.of(EnginePacket.message(message))));
    }

    void sendVolatile(String message) {
        session.sendVolatile(List.of(EnginePacket.message(message)));
    }
}
