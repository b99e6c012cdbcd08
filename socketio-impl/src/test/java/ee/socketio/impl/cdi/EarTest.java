/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;

import jakarta.enterprise.inject.se.SeContainer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.SocketServer;
import ee.socketio.SocketServers;
import ee.socketio.impl.cdi.ear.Gossip;
import ee.socketio.impl.cdi.ear.Notes;
import ee.socketio.impl.cdi.ear.Shared;
import ee.socketio.impl.cdi.ear.Speaker;

/**
 * Two web applications with a server each, one that has none, and what they share. On Weld alone: OpenWebBeans in Java
 * SE takes classes by their names, from one class loader.
 */
class EarTest {
    private final ModuleLoader shopLoader = new ModuleLoader("Shop", "Shelves");
    private final ModuleLoader forumLoader = new ModuleLoader("Forum");
    private final ModuleLoader reportsLoader = new ModuleLoader("Reports");

    @AutoClose
    private final SeContainer ear;

    private final SocketIoExtension extension;
    private SocketIoApp shop;
    private SocketIoApp forum;

    EarTest() {
        ear = CdiContainer.WELD.deploy(
                Notes.class,
                Shared.class,
                shopLoader.load("Shop"),
                shopLoader.load("Shelves"),
                forumLoader.load("Forum"),
                reportsLoader.load("Reports"));
        extension = ear.getBeanManager().getExtension(SocketIoExtension.class);
    }

    @AfterEach
    void stop() {
        stop(shop);
        stop(forum);
    }

    private static void stop(SocketIoApp app) {
        if (app != null) {
            app.stop();
        }
    }

    private void startShop() {
        shop = SocketIoApp.module(ear, shopLoader, "/shop");
    }

    private void startForum() {
        forum = SocketIoApp.module(ear, forumLoader, "");
    }

    private void startBoth() {
        startShop();
        startForum();
    }

    private Speaker bean(ModuleLoader loader, String type) {
        return (Speaker) ear.select(loader.load(type)).get();
    }

    private Shared shared() {
        return ear.select(Shared.class).get();
    }

    @Test
    void webApplicationsHaveTheirOwnHandlersForTheSameEvent() {
        startBoth();

        assertThat(shop.connect().ask("name")).isEqualTo("['shop']");
        assertThat(forum.connect().ask("name")).isEqualTo("['forum']");
    }

    @Test
    void observersOfOtherWebApplicationsAreNotCalled() {
        startBoth();
        shop.connect();
        assertThat(ear.select(Notes.class).get().entries()).isEmpty();

        forum.connect();
        assertThat(ear.select(Notes.class).get().entries()).containsExactly("forum lets in");
    }

    @Test
    void namespacesOfOtherWebApplicationsDoNotExist() {
        startBoth();

        assertThat(shop.open().join("/shelves").id()).isNotEmpty();
        assertThat(forum.open().tryToJoin("/shelves", "")).containsExactly("4/shelves,{'message':'Invalid namespace'}");
    }

    @Test
    void sharedHandlersServeAllAndMeanTheCurrentServer() {
        startBoth();
        InMemoryClient buyer = shop.connect();
        forum.connect();
        InMemoryClient reader = forum.connect();

        assertThat(buyer.ask("count")).isEqualTo("[1]");
        assertThat(reader.ask("count")).isEqualTo("[2]");
        assertThat(buyer.ask("count-of-parameter")).isEqualTo("[1]");
        assertThat(reader.ask("count-of-parameter")).isEqualTo("[2]");
    }

    @Test
    void sharedNamespaceIsThatOfTheCurrentServer() {
        startBoth();
        InMemoryClient buyer = shop.connect("/news");
        InMemoryClient reader = forum.connect("/news");

        reader.emit("publish", "'hello'");

        assertThat(reader.received()).containsExactly("2/news,['published','hello']");
        assertThat(buyer.received()).isEmpty();
    }

    @Test
    void webApplicationsMeanTheirOwnServer() {
        startBoth();
        InMemoryClient buyer = shop.connect();
        InMemoryClient reader = forum.connect();

        bean(shopLoader, "Shop").speak("buy");
        bean(forumLoader, "Forum").speak("read");

        assertThat(buyer.received()).containsExactly("2['spoken','buy']");
        assertThat(reader.received()).containsExactly("2['spoken','read']");
    }

    @Test
    void webApplicationMeansItsOwnServerWhenItIsCalledFromAHandlerOfAnother() {
        startBoth();
        InMemoryClient buyer = shop.connect();
        InMemoryClient reader = forum.connect();
        Delivery.of(shop.sockets("/").iterator().next())
                .run(extension.module(shopLoader, "/shop"), () -> shop.fire(new Gossip("psst")));

        assertThat(reader.received()).containsExactly("2['spoken','psst']");
        assertThat(buyer.received()).isEmpty();
    }

    @Test
    void sharedClassMeansTheOnlyServerThatThereIs() {
        startForum();
        InMemoryClient reader = forum.connect();

        shared().speak("hello");

        assertThat(reader.received()).containsExactly("2['spoken','hello']");
    }

    @Test
    void sharedClassThatMayMeanSeveralServersTellsTheCure() {
        startBoth();

        assertThatIllegalStateException()
                .isThrownBy(() -> shared().speak("hello"))
                .withMessageStartingWith("SIO000267: The web applications at [/, /shop] serve Socket.IO each, and ")
                .withMessageContaining(Shared.class.getName() + " does not tell")
                .withMessageContaining("servers.at(\"/path\")");
        assertThatIllegalStateException()
                .isThrownBy(() -> ear.select(SocketServer.class).get().clientsCount())
                .withMessageStartingWith("SIO000267: ");
    }

    @Test
    void serversCanBeChosenByContextPath() {
        startBoth();
        InMemoryClient buyer = shop.connect();
        InMemoryClient reader = forum.connect();

        shared().speakAt("/shop", "buy");
        shared().speakAt("/", "read");
        shared().speakAt("", "on");

        assertThat(buyer.received()).containsExactly("2['spoken','buy']");
        assertThat(reader.received()).containsExactly("2['spoken','read']", "2['spoken','on']");
        assertThat(ear.select(SocketServers.class).get().all()).containsOnlyKeys("", "/shop");
    }

    @Test
    void contextPathWhereNothingIsServedTellsWhereThereIs() {
        startBoth();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shared().speakAt("/shopping", "hello"))
                .withMessage("SIO000268: No web application at '/shopping' serves Socket.IO now;"
                        + " those that do are at [/, /shop]");
    }

    @Test
    void webApplicationWithoutHandlersOfItsOwnServesTheSharedOnes() {
        assertThat(extension.module(reportsLoader, "/reports").isServing()).isTrue();
    }

    /** Else what it emits at its start would go to the clients of another. */
    @Test
    void webApplicationThatHasNotStartedMeansNoOther() {
        startForum();

        assertThatIllegalStateException()
                .isThrownBy(() -> bean(shopLoader, "Shop").speak("too soon"))
                .withMessageStartingWith("SIO000211: ");
    }

    @Test
    void drainedServerTellsItsOwnObserversOnly() {
        startBoth();

        ear.select(SocketServers.class).get().at("/shop").drain(Duration.ZERO);

        assertThat(ear.select(Notes.class).get().entries()).containsExactly("shop is drained");
    }

    @Test
    void webApplicationThatIsStoppedLeavesTheOther() {
        startBoth();
        shop.stop();
        shop.unbind();
        InMemoryClient reader = forum.connect();

        shared().speak("alone");

        assertThat(reader.received()).containsExactly("2['spoken','alone']");
        assertThat(ear.select(SocketServers.class).get().all()).containsOnlyKeys("");
    }
}
