/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import ee.socketio.Connected;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketIoConfig;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;

/** What the web application learns from the extension. */
@OnEachContainer
class ExtensionTest {
    private final CdiContainer container;

    ExtensionTest(CdiContainer container) {
        this.container = container;
    }

    @ApplicationScoped
    static class Stranger {
        void business(@Observes String event) {}
    }

    @ApplicationScoped
    static class EventObserver {
        void event(@Observes @On("event") Message message) {}
    }

    @ApplicationScoped
    static class LifecycleObserver {
        void connected(@Observes @Connected Socket socket) {}
    }

    @SocketEndpoint
    static class Endpoint {}

    @ApplicationScoped
    static class ServerUser {
        @Inject
        SocketServer server;

        int count() {
            return server.clientsCount();
        }
    }

    @ApplicationScoped
    static class LazyServerUser {
        @Inject
        Instance<SocketServer> server;
    }

    @ApplicationScoped
    static class NamespaceUser {
        @Inject
        @Namespace("/chat")
        SocketNamespace chat;
    }

    @ApplicationScoped
    static class Configuration {
        @Produces
        @Dependent
        SocketIoConfig config() {
            return SocketIoConfig.builder().pingInterval(Duration.ofSeconds(7)).build();
        }
    }

    private SocketIoExtension extension(SeContainer deployed) {
        return deployed.getBeanManager().getExtension(SocketIoExtension.class);
    }

    private boolean isUsed(Class<?> bean) {
        try (SeContainer deployed = container.deploy(bean)) {
            return extension(deployed).module(getClass().getClassLoader(), "").isServing();
        }
    }

    @Test
    void applicationThatObservesOrInjectsSomethingUsesIt() {
        assertThat(isUsed(EventObserver.class)).isTrue();
        assertThat(isUsed(LifecycleObserver.class)).isTrue();
        assertThat(isUsed(Endpoint.class)).isTrue();
        assertThat(isUsed(ServerUser.class)).isTrue();
        assertThat(isUsed(LazyServerUser.class)).isTrue();
        assertThat(isUsed(NamespaceUser.class)).isTrue();
    }

    @Test
    void otherApplicationsDoNot() {
        assertThat(isUsed(Stranger.class)).isFalse();
    }

    @Test
    void producedConfigurationIsFound() {
        try (SeContainer deployed = container.deploy(Configuration.class)) {
            assertThat(extension(deployed).producedConfig(deployed.getBeanManager()))
                    .hasValueSatisfying(
                            config -> assertThat(config.pingInterval()).hasSeconds(7));
        }
    }

    @Test
    void thereMayBeNoProducedConfiguration() {
        try (SeContainer deployed = container.deploy(Stranger.class)) {
            assertThat(extension(deployed).producedConfig(deployed.getBeanManager()))
                    .isEmpty();
        }
    }

    @Test
    void handleThatIsUsedBeforeTheServerRunsTellsSo() {
        try (SeContainer deployed = container.deploy(ServerUser.class)) {
            ServerUser user = deployed.select(ServerUser.class).get();

            assertThatThrownBy(user::count).hasStackTraceContaining("SIO000211: The Socket.IO server is not running");
        }
    }

    @Test
    void applicationsThatCannotBeToldApartTellTheCure() {
        try (SocketIoApp app = SocketIoApp.deploy(container, Endpoint.class)) {
            assertThatIllegalStateException()
                    .isThrownBy(app::bindAnother)
                    .withMessageStartingWith("SIO000216: ")
                    .withMessageContaining("configure the server to give each web application its own");
        }
    }

    @Test
    void handleThatIsUsedAfterTheServerHasStoppedTellsSo() {
        try (SocketIoApp app = SocketIoApp.deploy(container, ServerUser.class)) {
            app.unbind();

            assertThatThrownBy(app.bean(ServerUser.class)::count).hasStackTraceContaining("SIO000211: ");
        }
    }
}
