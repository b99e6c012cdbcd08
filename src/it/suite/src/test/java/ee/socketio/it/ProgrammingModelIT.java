/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.net.URL;
import java.util.List;
import java.util.Map;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handlers together with what the server brings: validation, transactions, REST, enterprise beans. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ProgrammingModelIT {
    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        WebArchive application = Archives.webApplication("model").addPackage("ee.socketio.it.model");
        if (!Server.has(Feature.TRANSACTIONS)) {
            application.deleteClass("ee.socketio.it.model.Orders"); // whose data source would not be found
        }
        return application;
    }

    @TestFactory
    List<DynamicTest> model() {
        return tests("model.test.mjs");
    }

    @TestFactory
    List<DynamicTest> dynamicNamespaces() {
        return tests("dynamic-namespaces.test.mjs");
    }

    private List<DynamicTest> tests(String cases) {
        return JavaScript.tests(cases, Map.of("SOCKETIO_URL", application)).toList();
    }
}
