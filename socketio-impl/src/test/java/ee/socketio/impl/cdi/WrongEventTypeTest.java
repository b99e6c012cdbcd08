/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.Socket;

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

        void disconnecting(@Observes @Disconnecting Socket socket) {}

        void disconnected(@Observes @Disconnected Object event) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        String bean = Wrong.class.getName();

        assertThat(container.failToDeploy(Wrong.class))
                .contains(expected(bean + ".connecting", "Connecting", "ConnectRequest"))
                .contains(expected(bean + ".connected", "Connected", "Socket"))
                .contains(expected(bean + ".disconnecting", "Disconnecting", "Disconnect"))
                .contains(expected(bean + ".disconnected", "Disconnected", "Disconnect"));
    }

    private static String expected(String observer, String qualifier, String type) {
        return "SIO000209: " + observer + " observes @" + qualifier + " by a parameter of another type than " + type;
    }
}
