/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.net.URL;
import java.nio.file.Path;
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

/** People at the order desk, each in a window of Chromium. */
@Needs({Feature.TRANSACTIONS, Feature.SECURITY})
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DeskIT {

    @ArquillianResource
    URL desk;

    @Deployment(testable = false)
    static WebArchive desk() {
        return Archives.module(Path.of("..", "..", "examples", "desk", "target", "desk.war"));
    }

    @TestFactory
    Stream<DynamicTest> page() {
        return JavaScript.tests("desk-page.test.mjs", Map.of("DESK_URL", desk));
    }
}
