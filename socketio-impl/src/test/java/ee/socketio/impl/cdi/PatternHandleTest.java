/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;

@OnEachContainer
class PatternHandleTest {
    private final CdiContainer container;

    PatternHandleTest(CdiContainer container) {
        this.container = container;
    }

    @ApplicationScoped
    static class Service {
        @Inject
        @Namespace("/org-{id}")
        SocketNamespace organizations;
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Service.class))
                .contains("SIO000218: '/org-{id}' on ")
                .contains("inject the SocketServer and call of(name)");
    }
}
