/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Arg;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class MissingArgumentTest {
    private final CdiContainer container;

    MissingArgumentTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Gap {
        void upload(@Observes @On("upload") String name, @Arg(1) int size, @Arg(3) byte[] bytes) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Gap.class))
                .contains("SIO000225: " + Gap.class.getName()
                        + ".upload takes argument 3 of the event, but not all before it")
                .contains("or a Message in place of the event object");
    }
}
