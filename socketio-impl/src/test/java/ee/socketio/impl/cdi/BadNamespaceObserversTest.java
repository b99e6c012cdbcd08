/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.junit.jupiter.api.Test;

import ee.socketio.Namespace;
import ee.socketio.NamespaceCreated;
import ee.socketio.NamespaceDeleted;
import ee.socketio.NamespaceRequest;
import ee.socketio.NamespaceRequested;
import ee.socketio.RoomEvent;
import ee.socketio.RoomJoined;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

@OnEachContainer
class BadNamespaceObserversTest {
    private final CdiContainer container;

    BadNamespaceObserversTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint("/chat")
    static class Lasting {
        void requested(@Observes @NamespaceRequested NamespaceRequest request) {}

        void created(@Observes @NamespaceCreated SocketNamespace namespace) {}

        void deleted(@Observes @Namespace("/") @NamespaceDeleted SocketNamespace namespace) {}
    }

    @SocketEndpoint("/org-{id}")
    static class Wrong {
        void later(@ObservesAsync @NamespaceRequested NamespaceRequest request) {}

        @RolesAllowed("admin")
        void roles(@Observes @NamespaceCreated SocketNamespace namespace) {}

        void socket(@Observes @NamespaceRequested NamespaceRequest request, Socket socket) {}

        boolean answer(@Observes @NamespaceRequested NamespaceRequest request) {
            return true;
        }

        String room(@Observes @RoomJoined RoomEvent event) {
            return "";
        }

        void type(@Observes @RoomJoined Socket socket) {}
    }

    @SocketEndpoint("/org-{id}")
    static class Forgetful {
        void created(@NamespaceCreated SocketNamespace namespace) {}
    }

    @Test
    void verifyThatThoseOfALastingNamespaceFailToDeploy() {
        String bean = Lasting.class.getName();

        assertThat(container.failToDeploy(Lasting.class))
                .contains("SIO000235: " + bean + ".requested observes @NamespaceRequested")
                .contains("not to '/chat', which always exists")
                .contains("SIO000235: " + bean + ".created observes @NamespaceCreated")
                .contains("SIO000235: " + bean + ".deleted observes @NamespaceDeleted");
    }

    @Test
    void verifyThatOtherMistakesFailToDeploy() {
        String bean = Wrong.class.getName();

        assertThat(container.failToDeploy(Wrong.class))
                .contains("SIO000207: " + bean + ".later uses @ObservesAsync with @NamespaceRequested")
                .contains("SIO000227: Roles do not apply to " + bean + ".roles, which observes @NamespaceCreated")
                .contains("SIO000234: " + bean + ".socket observes @NamespaceRequested and takes a Socket")
                .contains("SIO000214: " + bean + ".answer")
                .contains("SIO000214: " + bean + ".room")
                .contains("SIO000209: " + bean + ".type observes @RoomJoined by a parameter of another type than"
                        + " RoomEvent");
    }

    @Test
    void verifyThatOneWithoutObservesFailsToDeploy() {
        assertThat(container.failToDeploy(Forgetful.class)).contains("SIO000226: ");
    }
}
