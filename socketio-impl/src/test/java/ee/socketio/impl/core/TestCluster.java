/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.List;

import ee.socketio.impl.engine.FakeTime;

/** Servers that a network of the test connects: {@code srvA}, {@code srvB} and {@code srvC}. */
final class TestCluster {
    final FakeTime time = new FakeTime();
    final Network network = new Network();
    final Network.Node nodeA = network.node("srvA");
    final Network.Node nodeB = network.node("srvB");
    final Network.Node nodeC = network.node("srvC");
    final TestServer a = new TestServer(time, nodeA);
    final TestServer b = new TestServer(time, nodeB);
    final TestServer c = new TestServer(time, nodeC);

    private final List<TestServer> servers = new ArrayList<>(List.of(a, b, c));

    /** Lets all happen that happens without time. */
    void run() {
        do {
            network.deliverAll();
            servers.forEach(server -> server.handlers.runAll());
        } while (!network.idle());
    }

    /** Lets also happen what soon happens, and forgets what was sent for it. */
    void settle() {
        run();
        time.tick();
        run();
        network.traffic();
    }

    /** Lets time pass, and what happens with it. */
    void pass(long millis) {
        time.pass(millis);
        time.tick();
        run();
    }
}
