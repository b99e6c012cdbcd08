/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;

@OnEachContainer
class ReturningLifecycleObserverTest {
    private final CdiContainer container;

    ReturningLifecycleObserverTest(CdiContainer container) {
        this.container = container;
    }

    @ApplicationScoped
    static class Returning {
        boolean connecting(@Observes @Connecting ConnectRequest request) {
            return true;
        }

        String disconnected(@Observes @Disconnected Disconnect event) {
            return "gone";
        }
    }

    @Test
    void verifyThatItFailsToDeploy() {
        String bean = Returning.class.getName();

        assertThat(container.failToDeploy(Returning.class))
                .contains("SIO000214: " + bean + ".connecting observes @Connecting and returns a value")
                .contains("SIO000214: " + bean + ".disconnected observes @Disconnected and returns a value")
                .contains("return void");
    }
}
