/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Congested;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.OnAny;
import ee.socketio.OnAnyOutgoing;
import ee.socketio.OnFailure;
import ee.socketio.OnUnhandled;
import ee.socketio.Socket;
import ee.socketio.Upgraded;

@OnEachContainer
class WrongEventTypeTest {
    private final CdiContainer container;

    WrongEventTypeTest(CdiContainer container) {
        this.container = container;
    }

    @ApplicationScoped
    static class Wrong {
        void connecting(@Observes @Connecting Socket socket) {}

        void connected(@Observes @Connected String socket) {}

        void upgraded(@Observes @Upgraded Object socket) {}

        void disconnecting(@Observes @Disconnecting Socket socket) {}

        void disconnected(@Observes @Disconnected Object event) {}

        void congested(@Observes @Congested Socket socket) {}

        void any(@Observes @OnAny String text) {}

        void outgoing(@Observes @OnAnyOutgoing Socket socket) {}

        void unhandled(@Observes @OnUnhandled Object event) {}

        void failed(@Observes @OnFailure Exception failure) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        String bean = Wrong.class.getName();

        assertThat(container.failToDeploy(Wrong.class))
                .contains(expected(bean + ".connecting", "Connecting", "ConnectRequest"))
                .contains(expected(bean + ".connected", "Connected", "Socket"))
                .contains(expected(bean + ".upgraded", "Upgraded", "Socket"))
                .contains(expected(bean + ".disconnecting", "Disconnecting", "Disconnect"))
                .contains(expected(bean + ".disconnected", "Disconnected", "Disconnect"))
                .contains(expected(bean + ".congested", "Congested", "Congestion"))
                .contains(expected(bean + ".any", "OnAny", "Message"))
                .contains(expected(bean + ".outgoing", "OnAnyOutgoing", "Message"))
                .contains(expected(bean + ".unhandled", "OnUnhandled", "Message"))
                .contains(expected(bean + ".failed", "OnFailure", "Failure"));
    }

    private static String expected(String observer, String qualifier, String type) {
        return "SIO000209: " + observer + " observes @" + qualifier + " by a parameter of another type than " + type;
    }
}
