/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Connected;
import ee.socketio.NamespaceParam;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class UnknownVariableTest {
    private final CdiContainer container;

    UnknownVariableTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint("/org-{id}")
    static class Misspelt {
        void say(@Observes @On("say") String text, @NamespaceParam("ID") String id) {}
    }

    @SocketEndpoint
    static class None {
        void connected(@Observes @Connected Socket socket, @NamespaceParam("id") String id) {}
    }

    @Test
    void verifyThatAMisspeltOneFailsToDeploy() {
        assertThat(container.failToDeploy(Misspelt.class))
                .contains(
                        "SIO000220: @NamespaceParam(\"ID\") on " + Misspelt.class.getName() + ".say names no variable")
                .contains("which has [id]");
    }

    @Test
    void verifyThatOneOfNoPatternFailsToDeploy() {
        assertThat(container.failToDeploy(None.class))
                .contains("SIO000220: @NamespaceParam(\"id\") on " + None.class.getName() + ".connected");
    }
}
