/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The official clients, and raw sockets, judge the wire. What they talk to is the application in {@code app}. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class OfficialClientsIT {

    /** The application with the defaults. */
    @ArquillianResource
    @OperateOnDeployment("it")
    URL application;

    /** The same with short times and small limits, so that no test has to wait or to send much. */
    @ArquillianResource
    @OperateOnDeployment("it-fast")
    URL impatientApplication;

    /** The same with connection state recovery, for a short time and a few packets. */
    @ArquillianResource
    @OperateOnDeployment("it-recovery")
    URL forgivingApplication;

    /** What the official protocol suites talk to. */
    @ArquillianResource
    @OperateOnDeployment("fixture")
    URL fixture;

    @Deployment(name = "it", testable = false)
    static WebArchive application() {
        return Archives.webApplication("it").addPackage("ee.socketio.it.app");
    }

    @Deployment(name = "it-fast", testable = false)
    static WebArchive impatientApplication() {
        return Archives.webApplication("it-fast")
                .addPackage("ee.socketio.it.app")
                .setWebXML(Archives.contextParams(Map.of(
                        "socketio.ping-interval", "200ms",
                        "socketio.ping-timeout", "1s",
                        "socketio.connect-timeout", "1s",
                        "socketio.ack-timeout", "500ms",
                        "socketio.max-http-buffer-size", "50000",
                        "socketio.cors.origin", "*")));
    }

    @Deployment(name = "it-recovery", testable = false)
    static WebArchive forgivingApplication() {
        return Archives.webApplication("it-recovery")
                .addPackage("ee.socketio.it.app")
                .setWebXML(Archives.contextParams(Map.of(
                        "socketio.connection-state-recovery", "true",
                        "socketio.connection-state-recovery.max-disconnection-duration", "5s",
                        "socketio.connection-state-recovery.max-packets", "100")));
    }

    @Deployment(name = "fixture", testable = false)
    static WebArchive fixture() {
        // The suites want clients to answer within 200 ms, which is more than a busy machine can promise.
        return Archives.module(Path.of("..", "fixture", "target", "fixture.war"))
                .setWebXML(Archives.contextParams(Map.of(
                        "socketio.ping-interval", "300ms",
                        "socketio.ping-timeout", "1000ms",
                        "socketio.connect-timeout", "3s", // later than the end of a client that does not answer
                        "socketio.cors.origin", "*")));
    }

    @TestFactory
    Stream<DynamicContainer> javaScript() {
        return Stream.of(
                        "connect",
                        "namespaces",
                        "events",
                        "acks",
                        "broadcast-acks",
                        "contracts",
                        "binary",
                        "rooms",
                        "size",
                        "disconnect",
                        "upgrade",
                        "transports",
                        "requests",
                        "bad-input",
                        "origin",
                        "heartbeat",
                        "older-clients-refused",
                        "recovery",
                        "protocol-engine",
                        "protocol-socketio")
                .map(this::javaScript);
    }

    private DynamicContainer javaScript(String cases) {
        Map<String, URL> servers = Map.of(
                "SOCKETIO_URL", application,
                "SOCKETIO_FAST_URL", impatientApplication,
                "SOCKETIO_RECOVERY_URL", forgivingApplication,
                "FIXTURE_URL", fixture);
        return dynamicContainer(cases, JavaScript.tests(cases + ".test.mjs", servers));
    }

    @TestFactory
    List<DynamicTest> java() {
        return JavaClientCases.tests(application).toList();
    }
}
