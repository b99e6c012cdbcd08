/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The proxies of the manual, with its configurations. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ProxyIT {

    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        return Archives.webApplication("proxied")
                .addPackage("ee.socketio.it.app")
                .setWebXML(Archives.contextParams(
                        Map.of("socketio.trusted-proxies", "127.0.0.1", "socketio.ping-interval", "1s")));
    }

    @TestFactory
    Stream<DynamicTest> nginx() throws IOException, InterruptedException {
        try (Proxy proxy = Proxy.nginx(application)) {
            return behind(proxy);
        }
    }

    @TestFactory
    Stream<DynamicTest> haproxy() throws IOException, InterruptedException {
        try (Proxy proxy = Proxy.haproxy(application)) {
            return behind(proxy);
        }
    }

    /** The proxy may go before the results are looked at. */
    private static Stream<DynamicTest> behind(Proxy proxy) throws IOException {
        List<DynamicTest> tests = JavaScript.tests("proxy.test.mjs", Map.of("PROXY_URL", proxy.url()))
                .toList();
        return tests.stream();
    }
}
