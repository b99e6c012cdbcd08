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

/** What the tutorial promises of its application. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class FirstChatIT {
    @ArquillianResource
    URL chat;

    @Deployment(testable = false)
    static WebArchive chat() {
        return Archives.module(Path.of("..", "..", "examples", "first", "target", "first-chat.war"));
    }

    @TestFactory
    Stream<DynamicTest> page() {
        return JavaScript.tests("first-chat-page.test.mjs", Map.of("CHAT_URL", chat));
    }
}
