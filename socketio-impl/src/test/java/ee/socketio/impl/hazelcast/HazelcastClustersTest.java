/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.impl.engine.FakeTime;
import ee.socketio.spi.Cluster;

/** A member that is started because nobody has brought one. */
@Timeout(60)
class HazelcastClustersTest {
    private static final String LOGGING = "hazelcast.logging.type";

    @BeforeAll
    static void keepQuiet() {
        System.setProperty(LOGGING, "none");
    }

    @AfterAll
    static void talk() {
        System.clearProperty(LOGGING);
    }

    @Test
    void withoutConfigurationNobodyElseReachesIt() throws IOException {
        List<InetAddress> others = addressesForOthers();
        assumeThat(others).isNotEmpty();
        Cluster cluster = join();
        try {
            int port = port();
            connect(InetAddress.getByName("127.0.0.1"), port);
            assertThat(others).allSatisfy(address -> assertThatIOException().isThrownBy(() -> connect(address, port)));
        } finally {
            cluster.close();
        }
        assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
    }

    private static Cluster join() {
        return HazelcastClusters.join(
                "",
                HazelcastClustersTest.class.getName(),
                type -> Optional.empty(),
                Runnable::run,
                new FakeTime().timer());
    }

    private static int port() {
        HazelcastInstance started =
                Hazelcast.getAllHazelcastInstances().iterator().next();
        return started.getCluster().getLocalMember().getAddress().getPort();
    }

    private static List<InetAddress> addressesForOthers() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket(address, port)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
