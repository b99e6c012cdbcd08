/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import ee.socketio.it.configured.Limits;

/** Options come from all places that the server has, and wrong ones keep an application from being deployed. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConfigurationIT {

    @ArquillianResource
    @OperateOnDeployment("configured")
    URL configured;

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "configured", testable = false)
    static WebArchive configured() {
        return Archives.webApplication("configured")
                .addPackage(Limits.class.getPackage())
                .addAsResource(
                        new StringAsset("socketio.path=/live\nsocketio.ping-interval=7s"),
                        "META-INF/microprofile-config.properties")
                .setWebXML(
                        Archives.contextParams(Map.of("socketio.ping-interval", "8s", "socketio.ping-timeout", "9s")));
    }

    @Deployment(name = "wrongly-configured", testable = false, managed = false)
    static WebArchive wronglyConfigured() {
        return Archives.webApplication("wrongly-configured")
                .addPackage(Limits.class.getPackage())
                .setWebXML(Archives.contextParams(
                        Map.of("socketio.ping-interval", "soon", "socketio.cors.origin", "https://example.org/")));
    }

    /** Each is set in one place at least, and in each place one. */
    @Test
    @Needs(Feature.CONFIG)
    void shouldTakeOptionsFromAllPlaces() throws Exception {
        HttpRequest handshake = HttpRequest.newBuilder(URI.create(configured + "live/?EIO=4&transport=polling"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(handshake, BodyHandlers.ofString())
                        .body())
                .contains("\"pingInterval\":7000,\"pingTimeout\":9000,\"maxPayload\":" + Limits.MAX_HTTP_BUFFER_SIZE);
        assertThat(log())
                .contains("ping-interval=7s (MicroProfile Config, ")
                .contains("ping-timeout=9s (web.xml context parameter)")
                .contains("max-http-buffer-size=" + Limits.MAX_HTTP_BUFFER_SIZE + " (produced SocketIoConfig)");
    }

    @Test
    void shouldNotDeployWhatIsWronglyConfigured() throws IOException {
        assertThatException().isThrownBy(() -> deployer.deploy("wrongly-configured"));

        assertThat(log())
                .containsPattern("SIO000105: Wrong options: .*socketio.ping-interval must be .*, but is 'soon'")
                .containsPattern("SIO000105: Wrong options: .*socketio.cors.origin must be ");
    }

    private static String log() throws IOException {
        return Files.readString(Path.of(System.getProperty("server.log.dir"), "server.log"));
    }
}
