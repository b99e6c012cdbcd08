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
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.it.limited.Gate;

/** Limits that the reference does not have, the draining of a server, and a server that comes back. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LimitsIT {
    private static final int PATIENCE_SECONDS = 30;

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
                "limits.test.mjs",
                Map.of("SOCKETIO_URL", limited, "CROWDED_URL", crowded, "DRAINED_URL", drained));
    }

    /** The official client takes the end of the application for a lost connection, and tries until it is back. */
    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void clientsComeBackByThemselvesAfterARedeployment(String transport) throws Exception {
        deployer.deploy("returning");
        Socket client = client(transport);
        CompletableFuture<Object> connected = next(client, Socket.EVENT_CONNECT);
        try {
            client.connect();
            connected.get(PATIENCE_SECONDS, SECONDS);
            CompletableFuture<Object> disconnected = next(client, Socket.EVENT_DISCONNECT);
            deployer.undeploy("returning");
            assertThat(disconnected.get(PATIENCE_SECONDS, SECONDS)).isIn("transport close", "transport error");
            CompletableFuture<Object> back = next(client, Socket.EVENT_CONNECT);
            deployer.deploy("returning");
            back.get(PATIENCE_SECONDS, SECONDS);
        } finally {
            client.disconnect();
            deployer.undeploy("returning");
        }
        assertThat(log()).contains("a client has gone: server shutting down: the server stops");
    }

    private Socket client(String transport) {
        IO.Options options = IO.Options.builder()
                .setPath("/returning/socket.io/")
                .setTransports(new String[] {transport})
                .setReconnectionDelay(200)
                .setReconnectionDelayMax(500)
                .setForceNew(true)
                .build();
        return IO.socket(URI.create("http://" + limited.getAuthority()), options);
    }

    /** Completes with the first argument of the next event of that name. */
    private static CompletableFuture<Object> next(Socket client, String event) {
        CompletableFuture<Object> next = new CompletableFuture<>();
        client.once(event, args -> next.complete(args.length == 0 ? "" : args[0]));
        return next;
    }

    private static String log() throws IOException {
        return Files.readString(Path.of(System.getProperty("server.log.dir"), "server.log"));
    }
}
