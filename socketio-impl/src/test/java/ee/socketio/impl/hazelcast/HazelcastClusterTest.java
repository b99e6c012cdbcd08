/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.test.TestHazelcastInstanceFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.FakeTime;
import ee.socketio.spi.Cluster;

class HazelcastClusterTest {
    private final TestHazelcastInstanceFactory factory = new TestHazelcastInstanceFactory();
    private final FakeTime time = new FakeTime();

    @AfterEach
    void shutDown() {
        factory.shutdownAll();
    }

    static final class Recorder implements Cluster.Listener {
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void received(String peer, byte[] message) {
            told.add(peer + ":" + new String(message));
        }

        @Override
        public void left(String peer) {
            told.add(peer + " left");
        }
    }

    private HazelcastCluster server(HazelcastInstance instance) {
        return new HazelcastCluster(instance, "app", Runnable::run, time.timer(), () -> {});
    }

    @Test
    void tries() throws Exception {
        long start = System.nanoTime();
        HazelcastInstance one = factory.newHazelcastInstance(new Config());
        HazelcastInstance two = factory.newHazelcastInstance(new Config());
        System.err.println("instances " + (System.nanoTime() - start) / 1_000_000);
        HazelcastCluster a = server(one);
        HazelcastCluster b = server(two);
        Recorder ra = new Recorder();
        Recorder rb = new Recorder();
        a.start(ra);
        b.start(rb);
        Thread.sleep(200);
        assertThat(a.peers()).containsExactly(b.id());
        assertThat(b.peers()).containsExactly(a.id());
        for (int i = 0; i < 20; i++) {
            long t = System.nanoTime();
            a.hold("/,room" + i).toCompletableFuture().get();
            System.err.println("hold " + (System.nanoTime() - t) / 1000 + " us");
            assertThat(b.holds(a.id(), "/,room" + i)).isTrue();
        }
        for (int i = 0; i < 1000; i++) {
            a.send(b.id(), ("m" + i).getBytes());
        }
        Thread.sleep(500);
        assertThat(rb.told).hasSize(1000);
        one.getLifecycleService().terminate();
        Thread.sleep(1000);
        assertThat(b.peers()).isEmpty();
        assertThat(rb.told).contains(a.id() + " left");
    }
}
