/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.slim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that lacks something does not deploy the chat, and the log says what to add. */
class MissingFeatureIT {

    @ParameterizedTest
    @CsvSource({
        "websocket-2.1, SIO000102",
        "cdi-4.0,       SIO000104",
        "jsonb-3.0,     SIO000113",
    })
    void shouldNameTheFeatureThatLibertyLacks(String feature, String message) throws Exception {
        Image image = SlimServer.LIBERTY.image("without-" + feature);
        replace(image.folder().resolve("wlp/usr/servers/chat/server.xml"), "<feature>" + feature + "</feature>", "");

        assertThat(failure(SlimServer.LIBERTY, image, message)).contains("Open Liberty: " + feature);
    }

    /** The layer {@code cdi} is this extension and its subsystem. */
    @Test
    void shouldNameTheLayerOfCdiThatWildFlyLacks() throws Exception {
        Image image = SlimServer.WILDFLY.image("without-cdi");
        Path configuration = image.folder().resolve("server/standalone/configuration/standalone.xml");
        replace(configuration, "<extension module=\"org.jboss.as.weld\"/>", "");
        replace(configuration, "<subsystem xmlns=\"urn:jboss:domain:weld:5.0\"/>", "");

        assertThat(failure(SlimServer.WILDFLY, image, "SIO000104")).contains("WildFly: the layer cdi");
    }

    /** The layer {@code jsonb} is these modules. */
    @Test
    void shouldNameTheLayerOfJsonBindingThatWildFlyLacks() throws Exception {
        Image image = SlimServer.WILDFLY.image("without-jsonb");
        Path modules = image.folder().resolve("server/modules/system/layers/base");
        SlimServer.delete(modules.resolve("org/eclipse/yasson"));
        SlimServer.delete(modules.resolve("jakarta/json/bind"));

        assertThat(failure(SlimServer.WILDFLY, image, "SIO000113")).contains("WildFly: the layer jsonb");
    }

    /** The first line of the log that tells of it. */
    private static String failure(SlimServer server, Image image, String message) throws Exception {
        try (ServerProcess process = server.start(image, "without-" + message)) {
            process.awaitLog(message + ":");
            String log = process.log();
            assertThat(log).doesNotContain("SIO000101"); // it is not served
            String first = log.lines()
                    .filter(line -> line.contains(message))
                    .findFirst()
                    .orElseThrow();
            assertThat(first).contains("ERROR"); // which the console of any server shows
            return first;
        }
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }
}
