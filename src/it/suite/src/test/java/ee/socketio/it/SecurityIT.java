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
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import ee.socketio.it.secured.Desk;
import ee.socketio.it.secured.bearer.BearerMechanism;

/**
 * Clients that are somebody, to the container or to the application in {@code secured}, and what that permits. The
 * users of the container are ann, who is a member and an administrator, and bob, who is a member; pom.xml makes them.
 */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class SecurityIT {
    private static final String LOGIN_PAGE =
            "<form method='post' action='j_security_check'><input name='j_username'><input name='j_password'></form>";

    @ArquillianResource
    @OperateOnDeployment("basic")
    URL basic;

    @ArquillianResource
    @OperateOnDeployment("form")
    URL form;

    @ArquillianResource
    @OperateOnDeployment("bearer")
    URL bearer;

    /** All of the Socket.IO server is for users who log in by HTTP's own means. */
    @Deployment(name = "basic", testable = false)
    static WebArchive basic() {
        return secured("basic").setWebXML("secured/basic.xml");
    }

    /** Users log in at a page, by which their sessions become theirs. */
    @Deployment(name = "form", testable = false)
    static WebArchive form() {
        return secured("form")
                .setWebXML("secured/form.xml")
                .addAsWebResource(new StringAsset(LOGIN_PAGE), "login.html")
                .addAsWebResource(new StringAsset("welcome"), "private/page.html");
    }

    /** The application knows its users itself, by Jakarta Security. */
    @Deployment(name = "bearer", testable = false)
    static WebArchive bearer() {
        WebArchive application = secured("bearer");
        return Server.has(Feature.SECURITY) ? application.addPackage(BearerMechanism.class.getPackage()) : application;
    }

    private static WebArchive secured(String name) {
        return Archives.webApplication(name)
                .addPackage(Desk.class.getPackage())
                .addClass("ee.socketio.it.app.Connections");
    }

    @TestFactory
    Stream<DynamicTest> javaScript() {
        return JavaScript.tests(
                "security.test.mjs", Map.of("BASIC_URL", basic, "FORM_URL", form, "SOCKETIO_URL", bearer));
    }
}
