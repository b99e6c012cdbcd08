/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class BadPatternTest {
    private final CdiContainer container;

    BadPatternTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint("/org-{")
    static class Unclosed {
        void say(@Observes @On("say") String text) {}
    }

    @SocketEndpoint("org-{id}")
    static class NoSlash {}

    @SocketEndpoint
    static class Explicit {
        void say(@Observes @Namespace("/{a}{b}") @On("say") String text) {}
    }

    @Test
    void verifyThatAnEndpointFailsToDeploy() {
        assertThat(container.failToDeploy(Unclosed.class))
                .contains("SIO000217: '/org-{' on " + Unclosed.class.getName() + " is no pattern of namespaces")
                .contains("braces enclose the name of a variable");
    }

    @Test
    void verifyThatOneWithoutSlashFailsToDeploy() {
        assertThat(container.failToDeploy(NoSlash.class))
                .contains("SIO000202: 'org-{id}' on " + NoSlash.class.getName());
    }

    @Test
    void verifyThatAnObserverFailsToDeploy() {
        assertThat(container.failToDeploy(Explicit.class))
                .contains("SIO000217: '/{a}{b}' on " + Explicit.class.getName() + ".say")
                .contains("two variables need something between them");
    }
}
