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

import ee.socketio.Arg;
import ee.socketio.Connected;
import ee.socketio.Socket;

@OnEachContainer
class StrayArgumentTest {
    private final CdiContainer container;

    StrayArgumentTest(CdiContainer container) {
        this.container = container;
    }

    @ApplicationScoped
    static class Field {
        @Inject
        @Arg(1)
        String argument;
    }

    @ApplicationScoped
    static class Initializer {
        @Inject
        void initialize(@Arg(1) String argument) {}
    }

    @ApplicationScoped
    static class OtherObserver {
        void business(@Observes StringBuilder event, @Arg(1) String argument) {}
    }

    @ApplicationScoped
    static class Step {
        void connected(@Observes @Connected Socket socket, @Arg(1) String argument) {}
    }

    @Test
    void verifyThatAFieldFailsToDeploy() {
        assertThat(container.failToDeploy(Field.class))
                .contains("SIO000208: @Arg on ", Field.class.getName() + ".argument has no event")
                .contains("it belongs on a parameter of an @On observer");
    }

    @Test
    void verifyThatAnInitializerFailsToDeploy() {
        assertThat(container.failToDeploy(Initializer.class))
                .contains("SIO000208: @Arg on ", Initializer.class.getName() + ".initialize");
    }

    @Test
    void verifyThatAnObserverOfAnotherEventFailsToDeploy() {
        assertThat(container.failToDeploy(OtherObserver.class))
                .contains("SIO000208: @Arg on ", OtherObserver.class.getName() + ".business");
    }

    @Test
    void verifyThatALifecycleObserverFailsToDeploy() {
        assertThat(container.failToDeploy(Step.class))
                .contains("SIO000208: @Arg on ", Step.class.getName() + ".connected");
    }
}
