/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.HandshakeRequest;
import ee.socketio.Handshaking;
import ee.socketio.Namespace;
import ee.socketio.NamespaceParam;
import ee.socketio.Refused;
import ee.socketio.RefusedRequest;
import ee.socketio.Responding;
import ee.socketio.ResponseHeaders;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class HttpObserverMistakesTest {
    private final CdiContainer container;

    HttpObserverMistakesTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class InEndpoint {
        void check(@Observes @Handshaking HandshakeRequest request) {}
    }

    @ApplicationScoped
    static class OfNamespace {
        void write(@Observes @Responding @Namespace("/chat") ResponseHeaders headers) {}
    }

    @ApplicationScoped
    static class OfSocket {
        void check(@Observes @Handshaking HandshakeRequest request, Socket socket) {}

        void write(@Observes @Responding ResponseHeaders headers, Ack<String> ack) {}

        void refused(@Observes @Refused RefusedRequest refusal, Socket socket) {}

        void param(@Observes @Handshaking HandshakeRequest request, @NamespaceParam("id") String id) {}
    }

    @ApplicationScoped
    static class Others {
        void type(@Observes @Handshaking ResponseHeaders headers) {}

        void late(@ObservesAsync @Responding ResponseHeaders headers) {}

        boolean allowed(@Observes @Handshaking HandshakeRequest request) {
            return false;
        }

        @RolesAllowed("admin")
        void admins(@Observes @Handshaking HandshakeRequest request) {}

        @RolesAllowed("admin")
        void refusals(@Observes @Refused RefusedRequest refusal) {}

        void reason(@Observes @Refused HandshakeRequest request) {}

        void forgotten(@Responding ResponseHeaders headers) {}

        void overlooked(@Refused RefusedRequest refusal) {}
    }

    @Test
    void verifyThatOneInAnEndpointFailsToDeploy() {
        assertThat(container.failToDeploy(InEndpoint.class))
                .contains("SIO000228: " + InEndpoint.class.getName() + ".check observes @Handshaking");
    }

    @Test
    void verifyThatOneOfANamespaceFailsToDeploy() {
        assertThat(container.failToDeploy(OfNamespace.class))
                .contains("SIO000228: " + OfNamespace.class.getName() + ".write observes @Responding");
    }

    @Test
    void verifyThatOneOfASocketFailsToDeploy() {
        String bean = OfSocket.class.getName();

        assertThat(container.failToDeploy(OfSocket.class))
                .contains("SIO000229: " + bean + ".check observes @Handshaking and takes Socket")
                .contains("SIO000229: " + bean + ".write observes @Responding and takes Ack")
                .contains("SIO000229: " + bean + ".refused observes @Refused and takes Socket")
                .contains("SIO000220: @NamespaceParam(\"id\") on " + bean + ".param");
    }

    @Test
    void verifyThatWhatHoldsForOtherObserversHoldsForThese() {
        String bean = Others.class.getName();

        assertThat(container.failToDeploy(Others.class))
                .contains("SIO000209: " + bean + ".type observes @Handshaking")
                .contains("SIO000207: " + bean + ".late uses @ObservesAsync with @Responding")
                .contains("SIO000214: " + bean + ".allowed observes @Handshaking")
                .contains("SIO000227: Roles do not apply to " + bean + ".admins")
                .contains("SIO000227: Roles do not apply to " + bean + ".refusals")
                .contains("SIO000209: " + bean + ".reason observes @Refused")
                .contains("SIO000226: ")
                .contains(bean + ".overlooked(")
                .contains(bean + ".forgotten(");
    }
}
