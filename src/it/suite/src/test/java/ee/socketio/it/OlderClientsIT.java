/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The official clients of version 2, and raw sockets, where the application allows them. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class OlderClientsIT {

    @ArquillianResource
    @OperateOnDeployment("older")
    URL application;

    @ArquillianResource
    @OperateOnDeployment("older-fixture")
    URL fixture;

    @Deployment(name = "older", testable = false)
    static WebArchive application() {
        return Archives.webApplication("older")
                .addPackage("ee.socketio.it.app")
                .setWebXML(Archives.contextParams(
                        Map.of("socketio.allow-eio3", "true", "socketio.cors.origin", "https://a.example")));
    }

    /** With the times that {@link OfficialClientsIT} gives it. */
    @Deployment(name = "older-fixture", testable = false)
    static WebArchive fixture() {
        return Archives.module(Path.of("..", "fixture", "target", "fixture.war"))
                .setWebXML(Archives.contextParams(Map.of(
                        "socketio.allow-eio3", "true",
                        "socketio.ping-interval", "300ms",
                        "socketio.ping-timeout", "1000ms",
                        "socketio.cors.origin", "*")));
    }

    @TestFactory
    Stream<DynamicContainer> javaScript() {
        Map<String, URL> servers = Map.of("SOCKETIO_URL", application, "FIXTURE_URL", fixture);
        return Stream.of("older-clients", "jsonp", "jsonp-page", "protocol-engine-3")
                .map(cases -> dynamicContainer(cases, JavaScript.tests(cases + ".test.mjs", servers)));
    }
}
