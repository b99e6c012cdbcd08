/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.net.URL;
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

import ee.socketio.it.limited.Gate;

/** Limits that the reference does not have, and the draining of a server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LimitsIT {
    @ArquillianResource
    @OperateOnDeployment("limited")
    URL limited;

    @ArquillianResource
    @OperateOnDeployment("crowded")
    URL crowded;

    @ArquillianResource
    @OperateOnDeployment("drained")
    URL drained;

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

    private static WebArchive application(String name) {
        return Archives.webApplication(name).addPackage(Gate.class.getPackage());
    }

    @TestFactory
    Stream<DynamicTest> javaScript() {
        return JavaScript.tests(
                "limits.test.mjs", Map.of("SOCKETIO_URL", limited, "CROWDED_URL", crowded, "DRAINED_URL", drained));
    }
}
