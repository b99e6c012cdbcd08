/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import ee.socketio.it.ear.ejb.Clerk;
import ee.socketio.it.ear.forum.Forum;
import ee.socketio.it.ear.shared.Counter;
import ee.socketio.it.ear.shop.Shop;
import ee.socketio.it.limited.Gate;

/** An EAR of two web applications with a server each, and handlers in them, in a library and in an EJB jar. */
@Needs(Feature.EAR)
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EarIT {
    private static final String ALL_ARE_BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"all\"/>";

    @ArquillianResource
    @OperateOnDeployment("anchor")
    URL anchor;

    @ArquillianResource
    Deployer deployer;

    /** Of which only the address of the server is asked: which one is that of an EAR is up to the server. */
    @Deployment(name = "anchor", testable = false, order = 1)
    static WebArchive anchor() {
        return ShrinkWrap.create(WebArchive.class, "anchor.war")
                .addClass(GreetingServlet.class)
                .addClass(Greeting.class);
    }

    @Deployment(name = "ear", testable = false, order = 2)
    static EnterpriseArchive ear() {
        return ear("");
    }

    /** Each web application brings the library. */
    @Deployment(name = "copies", testable = false, managed = false)
    static EnterpriseArchive copies() {
        return ShrinkWrap.create(EnterpriseArchive.class, "copies.ear")
                .addAsModule(copy("left"))
                .addAsModule(copy("right"));
    }

    /** Told to be of beans, as WildFly does not know the stereotypes of a library of a web application in an EAR. */
    private static WebArchive copy(String name) {
        return Archives.webApplication(name)
                .addPackage(Gate.class.getPackage())
                .addAsWebInfResource(new StringAsset(ALL_ARE_BEANS), "beans.xml");
    }

    @Deployment(name = "again", testable = false, managed = false)
    static EnterpriseArchive again() {
        return ear("again-");
    }

    private static EnterpriseArchive ear(String prefix) {
        return ShrinkWrap.create(EnterpriseArchive.class, prefix + "two.ear")
                .addAsLibraries(Archives.library("socketio-api"), Archives.library("socketio-impl"))
                .addAsLibrary(jar(prefix + "shared.jar", Counter.class))
                .addAsModule(jar(prefix + "clerk.jar", Clerk.class))
                .addAsModule(war(prefix + "shop.war", Shop.class))
                .addAsModule(war(prefix + "forum.war", Forum.class)
                        .setWebXML(Archives.contextParams(
                                Map.of("socketio.path", "/live", "socketio.ping-interval", "7s"))));
    }

    private static JavaArchive jar(String name, Class<?> ofPackage) {
        return ShrinkWrap.create(JavaArchive.class, name).addPackage(ofPackage.getPackage());
    }

    private static WebArchive war(String name, Class<?> ofPackage) {
        return ShrinkWrap.create(WebArchive.class, name).addPackage(ofPackage.getPackage());
    }

    @TestFactory
    @Needs(Feature.EAR_INITIALIZERS)
    Stream<DynamicTest> twoWebApplications() throws IOException {
        return cases("");
    }

    @Test
    void twoWebApplicationsThatBringTheLibrary() throws Throwable {
        assumeThat(System.getProperty("arquillian.launch"))
                .as("they know one extension of a name in an EAR")
                .doesNotContain("payara", "glassfish");
        deployer.deploy("copies");
        try {
            Map<String, URL> servers = Map.of("LEFT_URL", application("left"), "RIGHT_URL", application("right"));
            run(JavaScript.tests("ear-copies.test.mjs", servers));
        } finally {
            deployer.undeploy("copies");
        }
    }

    @Test
    @Needs(Feature.EAR_INITIALIZERS)
    void redeployment() throws Throwable {
        for (int time = 0; time < 2; time++) {
            deployer.deploy("again");
            try {
                run(cases("again-"));
            } finally {
                deployer.undeploy("again");
            }
        }
    }

    /** Arquillian has no deployer for factories of tests. */
    private static void run(Stream<DynamicTest> tests) throws Throwable {
        for (DynamicTest test : tests.toList()) {
            test.getExecutable().execute();
        }
    }

    private Stream<DynamicTest> cases(String prefix) throws IOException {
        return JavaScript.tests(
                "ear.test.mjs",
                Map.of("SHOP_URL", application(prefix + "shop"), "FORUM_URL", application(prefix + "forum")));
    }

    private URL application(String name) throws IOException {
        return new URL(anchor, "/" + name + "/");
    }
}
