/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The same on two WildFlys and a Payara, which brings another Hazelcast. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedClusterIT {
    private ServerCluster cluster;

    @BeforeAll
    void start() throws Exception {
        cluster = ServerCluster.withPayara();
        cluster.start();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @TestFactory
    Stream<DynamicContainer> javaScript() {
        return Stream.of("cluster", "cluster-balancer").map(this::javaScript);
    }

    private DynamicContainer javaScript(String cases) {
        return dynamicContainer(cases, JavaScript.tests(cases + ".test.mjs", cluster.urls()));
    }
}
