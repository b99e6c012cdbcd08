/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.BeanManager;

import org.junit.jupiter.api.Test;

/** A bean of a type that the application may have, or the server. */
@OnEachContainer
class FoundBeansTest {
    private final CdiContainer container;

    FoundBeansTest(CdiContainer container) {
        this.container = container;
    }

    interface Engine {}

    record Motor() implements Engine {}

    @Dependent
    static class Other {}

    @Dependent
    static class Producer {
        @Produces
        Engine engine() {
            return new Motor();
        }
    }

    /** As Payara's, if its data grid is off. */
    @Dependent
    static class IdleProducer {
        @Produces
        Engine engine() {
            return null;
        }
    }

    @Test
    void theOnlyOneIsFound() {
        assertThat(found(Producer.class)).contains(new Motor());
    }

    @Test
    void thereMayBeNone() {
        assertThat(found(Other.class)).isEmpty();
    }

    @Test
    void ofSeveralNoneIsTaken() {
        assertThat(found(Producer.class, IdleProducer.class)).isEmpty();
    }

    @Test
    void aProducerMayHaveNothing() {
        assertThat(found(IdleProducer.class)).isEmpty();
    }

    private Optional<Engine> found(Class<?>... beans) {
        try (SeContainer deployed = container.deploy(beans)) {
            BeanManager manager = deployed.getBeanManager();
            return manager.getExtension(SocketIoExtension.class).find(manager, Engine.class);
        }
    }
}
