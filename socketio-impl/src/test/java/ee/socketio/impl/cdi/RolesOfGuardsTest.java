/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.Failure;
import ee.socketio.OnFailure;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class RolesOfGuardsTest {
    private final CdiContainer container;

    RolesOfGuardsTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Guard {
        @RolesAllowed("admin")
        void connecting(@Observes @Connecting ConnectRequest request) {}
    }

    @SocketEndpoint
    static class Explanation {
        @DenyAll
        void failed(@Observes @OnFailure Failure failure) {}
    }

    @Test
    void verifyThatAGuardFailsToDeploy() {
        assertThat(container.failToDeploy(Guard.class))
                .contains("SIO000227: Roles do not apply to " + Guard.class.getName()
                        + ".connecting, which observes @Connecting");
    }

    @Test
    void verifyThatAnExplanationFailsToDeploy() {
        assertThat(container.failToDeploy(Explanation.class))
                .contains("SIO000227: Roles do not apply to " + Explanation.class.getName() + ".failed");
    }
}
