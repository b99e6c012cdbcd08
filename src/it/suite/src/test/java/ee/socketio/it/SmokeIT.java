/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite itself works on this server: deployment, tests in the container, tests from without, the JavaScript
 * clients.
 */
@ExtendWith(ArquillianExtension.class)
class SmokeIT {

    @Inject
    Greeting greeting;

    @ArquillianResource
    URL url;

    @Deployment
    static WebArchive application() {
        return Archives.webApplication("it")
                .addAsLibrary(Archives.assertions())
                .addClasses(Greeting.class, GreetingServlet.class)
                .setWebXML(Archives.contextParams(Map.of("greeting", "Hello from web.xml")));
    }

    @Test
    void shouldInjectBeansInsideTheContainer() {
        assertThat(greeting.text()).isEqualTo("Hello from web.xml");
    }

    @Test
    @RunAsClient
    void shouldAnswerAtTheContextPath() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "greeting")).build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(url.getPath()).isEqualTo("/it/");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("Hello from web.xml");
    }

    @TestFactory
    @RunAsClient
    Stream<DynamicTest> shouldServeJavaScriptClients() throws Exception {
        return JavaScript.tests("smoke.test.mjs", Map.of("SOCKETIO_URL", url));
    }
}
