/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import ee.socketio.it.limited.Gate;

/** Limits that the reference does not have, the draining of a server, and a server that comes back. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LimitsIT {
    private static final int PATIENCE_SECONDS = 30;

    /** One for each way to use the transports. */
    private static final int JAVA_SCRIPT_CLIENTS = 3;

    @ArquillianResource
    @OperateOnDeployment("limited")
    URL limited;

    @ArquillianResource
    @OperateOnDeployment("crowded")
    URL crowded;

    @ArquillianResource
    @OperateOnDeployment("drained")
    URL drained;

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "limited", testable = false)
    static WebArchive limited() {
        return application("limited")
                .setWebXML(Archives.contextParams(Map.of(
                        "socketio.max-events-per-second", "20",
                        "socketio.handler-timeout", "300ms",
                        "socketio.max-http-buffer-size", "50000",
                        "socketio.max-outbound-buffer", "400000")));
    }

    @Deployment(name = "crowded", testable = false)
    static WebArchive crowded() {
        return application("crowded")
                .setWebXML(Archives.contextParams(Map.of(
                        "socketio.max-connections", "2",
                        "socketio.max-handshakes-per-minute", "12")));
    }

    @Deployment(name = "drained", testable = false)
    static WebArchive drained() {
        return application("drained");
    }

    @Deployment(name = "returning", testable = false, managed = false)
    static WebArchive returning() {
        return application("returning");
    }

    private static WebArchive application(String name) {
        return Archives.webApplication(name).addPackage(Gate.class.getPackage());
    }

    @TestFactory
    Stream<DynamicTest> javaScript() {
        return JavaScript.tests(
                "limits.test.mjs", Map.of("SOCKETIO_URL", limited, "CROWDED_URL", crowded, "DRAINED_URL", drained));
    }

    /** The official client takes the end of the application for a lost connection, and tries until it is back. */
    @Test
    void redeployment() throws Throwable { // no factory of tests: Arquillian deploys nothing for those
        deployer.deploy("returning");
        try {
            URL returning = new URL(limited, "/returning/");
            CompletableFuture<Stream<DynamicTest>> clients = CompletableFuture.supplyAsync(
                    () -> JavaScript.tests("redeploy.test.mjs", Map.of("SOCKETIO_URL", returning)));
            awaitClients(returning, JAVA_SCRIPT_CLIENTS);
            deployer.undeploy("returning");
            assertThat(log()).contains("a client has gone: server shutting down: the server stops");
            deployer.deploy("returning");
            for (DynamicTest client : clients.get().toList()) {
                client.getExecutable().execute();
            }
        } finally {
            deployer.undeploy("returning");
        }
    }

    /** Asks, as a client itself, until there are as many others. */
    private static void awaitClients(URL application, int others) throws Exception {
        IO.Options options = IO.Options.builder()
                .setPath(application.getPath() + "socket.io/")
                .setTransports(new String[] {"polling"})
                .setForceNew(true)
                .build();
        Socket client = IO.socket(URI.create("http://" + application.getAuthority()), options);
        try {
            client.connect();
            for (int count = 0; count <= others; count = count(client)) {
                Thread.sleep(100);
            }
        } finally {
            client.disconnect();
        }
    }

    private static int count(Socket client) throws Exception {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        client.emit("count", new Object[0], (Ack) args -> count.complete((Integer) args[0]));
        return count.get(PATIENCE_SECONDS, SECONDS);
    }

    private static String log() throws IOException {
        return Files.readString(Path.of(System.getProperty("server.log.dir"), "server.log"));
    }
}
