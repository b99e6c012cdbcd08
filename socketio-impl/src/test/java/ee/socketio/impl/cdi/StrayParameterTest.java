/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import ee.socketio.NamespaceParam;

@OnEachContainer
class StrayParameterTest {
    private final CdiContainer container;

    StrayParameterTest(CdiContainer container) {
        this.container = container;
    }

    @ApplicationScoped
    static class Lasting {
        @Inject
        @NamespaceParam("id")
        String id;
    }

    @ApplicationScoped
    static class OtherObserver {
        void business(@Observes StringBuilder event, @NamespaceParam("id") String id) {}
    }

    @Test
    void verifyThatAFieldOfALastingBeanFailsToDeploy() {
        assertThat(container.failToDeploy(Lasting.class))
                .contains("SIO000221: @NamespaceParam on ")
                .contains(Lasting.class.getName() + ".id belongs to no socket")
                .contains("into a @SocketScoped bean");
    }

    @Test
    void verifyThatAnObserverOfAnotherEventFailsToDeploy() {
        assertThat(container.failToDeploy(OtherObserver.class))
                .contains("SIO000221: @NamespaceParam on ")
                .contains(OtherObserver.class.getName() + ".business");
    }
}
