/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.ObservesAsync;

import org.junit.jupiter.api.Test;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.Failure;
import ee.socketio.On;
import ee.socketio.OnFailure;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class AsynchronousObserverTest {
    private final CdiContainer container;

    AsynchronousObserverTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Reply {
        String say(@ObservesAsync @On("say") String text) {
            return text;
        }
    }

    @SocketEndpoint
    static class Guard {
        void connecting(@ObservesAsync @Connecting ConnectRequest request) {}
    }

    @SocketEndpoint
    static class Explanation {
        void failed(@ObservesAsync @OnFailure Failure failure) {}
    }

    @Test
    void verifyThatAReplyFailsToDeploy() {
        assertThat(container.failToDeploy(Reply.class))
                .contains("SIO000224: " + Reply.class.getName() + ".say uses @ObservesAsync and returns a value")
                .contains("return void and take an Ack");
    }

    @Test
    void verifyThatAGuardFailsToDeploy() {
        assertThat(container.failToDeploy(Guard.class))
                .contains("SIO000207: " + Guard.class.getName() + ".connecting uses @ObservesAsync with @Connecting")
                .contains("use @Observes");
    }

    @Test
    void verifyThatAnExplanationFailsToDeploy() {
        assertThat(container.failToDeploy(Explanation.class))
                .contains("SIO000207: " + Explanation.class.getName() + ".failed uses @ObservesAsync with @OnFailure");
    }
}
