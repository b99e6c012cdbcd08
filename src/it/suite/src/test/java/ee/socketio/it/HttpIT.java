/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import ee.socketio.it.http.Doorkeeper;

/**
 * What is about requests and responses, and not about packets: as configured, and as the observers in {@code http} say.
 */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class HttpIT {

    /** The application with all that can be turned on. */
    @ArquillianResource
    @OperateOnDeployment("http")
    URL http;

    /** The application with all that can be turned off. */
    @ArquillianResource
    @OperateOnDeployment("http-bare")
    URL bare;

    @Deployment(name = "http", testable = false)
    static WebArchive http() {
        Map<String, String> options = new HashMap<>();
        options.put("socketio.cors.origin", "https://*.example.org,/https://shop-\\d+\\.example/");
        options.put("socketio.cors.credentials", "true");
        options.put("socketio.cors.methods", "GET,POST");
        options.put("socketio.cors.allowed-headers", "x-api-key");
        options.put("socketio.cors.exposed-headers", "X-Served-By");
        options.put("socketio.cors.max-age", "10m");
        options.put("socketio.cors.options-success-status", "200");
        options.put("socketio.cookie", "io");
        options.put("socketio.cookie.max-age", "1h");
        options.put("socketio.trusted-proxies", "127.0.0.0/8,::1,10.0.0.1");
        options.put("socketio.http-compression.threshold", "2000");
        return Archives.webApplication("http")
                .addPackage("ee.socketio.it.app")
                .addPackage(Doorkeeper.class.getPackage())
                .setWebXML(Archives.contextParams(options));
    }

    @Deployment(name = "http-bare", testable = false)
    static WebArchive bare() {
        return Archives.webApplication("http-bare")
                .addPackage("ee.socketio.it.app")
                .setWebXML(Archives.contextParams(
                        Map.of("socketio.http-compression", "false", "socketio.serve-client", "false")));
    }

    @TestFactory
    Stream<DynamicTest> javaScript() {
        return JavaScript.tests("http.test.mjs", Map.of("SOCKETIO_URL", http, "BARE_URL", bare));
    }
}
