/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.net.URL;
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

/** An application that uses little pays for little, whatever beans the server itself brings. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class PlainIT {
    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        return Archives.webApplication("plain").addPackage("ee.socketio.it.plain");
    }

    @TestFactory
    Stream<DynamicTest> plain() {
        return JavaScript.tests("plain.test.mjs", Map.of("SOCKETIO_URL", application));
    }
}
