/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import ee.socketio.it.limited.Gate;
import ee.socketio.it.probe.RemainsServlet;

/** An application that is deployed anew, again and again: its clients come back, and nothing of it is left behind. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeploymentIT {
    private static final int TIMES = 10;

    /** One for each way to use the transports. */
    private static final int JAVA_SCRIPT_CLIENTS = 3;

    /**
     * Of one for each deployment. Threads of a server that run for ever may keep the one that was there when they were
     * made, or have one in a variable that is dead.
     */
    private static final long TOLERATED_COPIES = 3;

    /** As many as any server has by default on a small machine. */
    private static final int THREADS = 64;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();

    @ArquillianResource
    @OperateOnDeployment("probe")
    URL probe;

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "probe", testable = false)
    static WebArchive probe() {
        return ShrinkWrap.create(WebArchive.class, "probe.war").addPackage(RemainsServlet.class.getPackage());
    }

    @Deployment(name = "returning", testable = false, managed = false)
    static WebArchive returning() {
        return Archives.webApplication("returning").addPackage(Gate.class.getPackage());
    }

    /** Not a factory of tests: Arquillian has no deployer for those. */
    @Test
    void clientsComeBackAndNothingIsLeft() throws Throwable {
        String before = remains(); // of other applications: some may go meanwhile, none comes
        deployer.deploy("returning");
        try {
            for (int time = 0; time < TIMES; time++) {
                redeploy(new URL(probe, "/returning/"));
            }
            assertThat(remains())
                    .as("what the probe finds while the application runs")
                    .isNotEmpty();
        } finally {
            deployer.undeploy("returning");
        }
        assertThat(log()).contains("a client has gone: server shutting down: the server stops");
        assumeThat(System.getProperty("arquillian.launch"))
                .as("Grizzly keeps requests that became WebSockets for later use, and their handlers with them")
                .doesNotContain("payara", "glassfish");
        assertNothingIsLeft(before);
    }

    /** The official client takes the end of the application for a lost connection, and tries until it is back. */
    private void redeploy(URL application) throws Throwable {
        CompletableFuture<Stream<DynamicTest>> clients = CompletableFuture.supplyAsync(
                () -> JavaScript.tests("redeploy.test.mjs", Map.of("SOCKETIO_URL", application)));
        ReadyClients.await(application, JAVA_SCRIPT_CLIENTS);
        deployer.undeploy("returning");
        deployer.deploy("returning");
        for (DynamicTest client : clients.get().toList()) {
            client.getExecutable().execute();
        }
    }

    /** Servers may still be busy with the undeployment. */
    private void assertNothingIsLeft(String before) throws Exception {
        long threads = threads(before) + TOLERATED_COPIES;
        long copies = copies(before) + TOLERATED_COPIES;
        long end = System.nanoTime() + PATIENCE.toNanos();
        String remains = remains();
        while ((threads(remains) > threads || copies(remains) > copies) && System.nanoTime() < end) {
            Thread.sleep(1_000);
            occupyThreads();
            remains = remains();
        }
        assertThat(threads(remains)).as("threads that keep one: " + remains).isLessThanOrEqualTo(threads);
        assertThat(copies(remains)).as("copies of the library in memory").isLessThanOrEqualTo(copies);
    }

    private String remains() throws Exception {
        return http.send(request("remains"), BodyHandlers.ofString()).body();
    }

    private static long threads(String remains) {
        return remains.lines().filter(line -> line.startsWith("a thread: ")).count();
    }

    private static long copies(String remains) {
        return remains.lines()
                .filter(line -> line.endsWith(" ee.socketio.Option"))
                .count();
    }

    private void occupyThreads() {
        Stream.generate(() -> http.sendAsync(request("pause"), BodyHandlers.discarding()))
                .limit(THREADS)
                .toList()
                .forEach(CompletableFuture::join);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(probe + path))
                .timeout(PATIENCE)
                .build();
    }

    private static String log() throws IOException {
        return Files.readString(Path.of(System.getProperty("server.log.dir"), "server.log"));
    }
}
