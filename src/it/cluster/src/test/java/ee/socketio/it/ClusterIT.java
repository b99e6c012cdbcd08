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

/** Official clients on three WildFlys: what one server does for all of them, and what becomes of it when one fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
    /** Servers are started meanwhile, and networks take their time. */
    private static final int SECONDS_PER_FILE = 240;

    private ServerCluster cluster;

    @BeforeAll
    void start() throws Exception {
        cluster = ServerCluster.ofWildFly();
        cluster.start();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @TestFactory
    Stream<DynamicContainer> javaScript() {
        return Stream.of(
                        "cluster",
                        "cluster-balancer",
                        "cluster-redeploy",
                        "cluster-pause",
                        "cluster-partition",
                        "cluster-kill")
                .map(this::javaScript);
    }

    private DynamicContainer javaScript(String cases) {
        try {
            cluster.start(); // what a case that failed has left
            return dynamicContainer(cases, JavaScript.tests(cases + ".test.mjs", cluster.urls(), SECONDS_PER_FILE));
        } catch (Exception e) {
            throw new IllegalStateException(cases + " was not run", e);
        }
    }
}
