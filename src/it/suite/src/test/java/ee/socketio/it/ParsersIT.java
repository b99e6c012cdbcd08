/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Other wire formats than JSON, judged by the official client with the parsers that it can be given. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ParsersIT {

    @ArquillianResource
    @OperateOnDeployment("it-msgpack")
    URL msgpack;

    @ArquillianResource
    @OperateOnDeployment("it-msgpack-recovery")
    URL msgpackRecovery;

    @ArquillianResource
    @OperateOnDeployment("it-own-parser")
    URL ownParser;

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "it-msgpack", testable = false)
    static WebArchive msgpack() {
        return application("it-msgpack", "msgpack").addAsLibraries(Archives.library("msgpack-core"));
    }

    @Deployment(name = "it-msgpack-recovery", testable = false)
    static WebArchive msgpackRecovery() {
        return application(
                        "it-msgpack-recovery",
                        Map.of(
                                "socketio.parser", "msgpack",
                                "socketio.connection-state-recovery", "true",
                                "socketio.connection-state-recovery.max-disconnection-duration", "5s",
                                "socketio.connection-state-recovery.max-packets", "100"))
                .addAsLibraries(Archives.library("msgpack-core"));
    }

    @Deployment(name = "it-own-parser", testable = false)
    static WebArchive ownParser() {
        return application("it-own-parser", "whole");
    }

    @Deployment(name = "no-msgpack", testable = false, managed = false)
    static WebArchive msgpackWithoutItsLibrary() {
        return application("no-msgpack", "msgpack");
    }

    @Deployment(name = "no-parser", testable = false, managed = false)
    static WebArchive parserThatThereIsNot() {
        return application("no-parser", "cbor");
    }

    private static WebArchive application(String name, String parser) {
        return application(name, Map.of("socketio.parser", parser));
    }

    private static WebArchive application(String name, Map<String, String> options) {
        return Archives.webApplication(name)
                .addPackage("ee.socketio.it.app")
                .addPackage("ee.socketio.it.parsers")
                .setWebXML(Archives.contextParams(options));
    }

    /** What is the same in all formats, and then what is special. */
    @TestFactory
    Stream<DynamicContainer> messagePack() {
        Map<String, URL> servers =
                Map.of("SOCKETIO_URL", msgpack, "SOCKETIO_RECOVERY_URL", msgpackRecovery, "SOCKETIO_MSGPACK", msgpack);
        return Stream.of("events", "rooms", "broadcast-acks", "contracts", "recovery", "msgpack", "msgpack-page")
                .map(cases -> dynamicContainer(cases, JavaScript.tests(cases + ".test.mjs", servers)));
    }

    @TestFactory
    Stream<DynamicTest> parserOfTheApplication() {
        return JavaScript.tests("own-parser.test.mjs", Map.of("SOCKETIO_URL", ownParser));
    }

    @Test
    void shouldNotDeployMessagePackWithoutItsLibrary() throws IOException {
        assertThatException().isThrownBy(() -> deployer.deploy("no-msgpack"));

        assertThat(log()).contains("SIO000140: socketio.parser is msgpack (web.xml context parameter)");
    }

    @Test
    void shouldNotDeployWithAParserThatThereIsNot() throws IOException {
        assertThatException().isThrownBy(() -> deployer.deploy("no-parser"));

        assertThat(log()).contains("SIO000240: socketio.parser is 'cbor', but no bean @Named(\"cbor\")");
    }

    private static String log() throws IOException {
        return Files.readString(Path.of(System.getProperty("server.log.dir"), "server.log"));
    }
}
