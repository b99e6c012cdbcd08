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
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is released to be deployed as it is: a newcomer looks at the start page in Chromium, and goes on to the chat.
 */
@RunAsClient
@Needs(Feature.EAR_INITIALIZERS)
@ExtendWith(ArquillianExtension.class)
class StartPageIT {

    @ArquillianResource
    @OperateOnDeployment("anchor")
    URL anchor;

    /** Of which only the address of the server is asked. */
    @Deployment(name = "anchor", testable = false, order = 1)
    static WebArchive anchor() {
        return ShrinkWrap.create(WebArchive.class, "anchor.war").addClasses(Greeting.class, GreetingServlet.class);
    }

    @Deployment(name = "ear", testable = false, order = 2)
    static EnterpriseArchive ear() {
        Path built = Path.of("..", "..", "..", "socketio-ear", "target", "socketio.ear");
        return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, built.toFile());
    }

    @TestFactory
    Stream<DynamicTest> page() throws Exception {
        return JavaScript.tests("start-page.test.mjs", Map.of("START_URL", new URL(anchor, "/")));
    }
}
