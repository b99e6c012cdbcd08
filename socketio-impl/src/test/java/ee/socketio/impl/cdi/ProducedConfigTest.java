/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;

import org.junit.jupiter.api.Test;

import ee.socketio.SocketIoConfig;

/** The application sets options by a bean. */
@OnEachContainer
class ProducedConfigTest {
    private final CdiContainer container;

    ProducedConfigTest(CdiContainer container) {
        this.container = container;
    }

    @Dependent
    static class Right {
        @Produces
        SocketIoConfig config() {
            return SocketIoConfig.builder().maxRooms(3).build();
        }
    }

    @ApplicationScoped
    static class Wrong {
        @Produces
        SocketIoConfig config() {
            return SocketIoConfig.builder().maxRooms(0).build();
        }
    }

    @Dependent
    static class Undecided {
        @Produces
        SocketIoConfig config() {
            return null;
        }
    }

    @Test
    void beanIsFound() {
        assertThat(produced(Right.class))
                .hasValueSatisfying(config -> assertThat(config.maxRooms()).isEqualTo(3));
    }

    @Test
    void thereNeedNotBeOne() {
        assertThat(produced(Journal.class)).isEmpty();
    }

    @Test
    void producerMayHaveNothingToSay() {
        assertThat(produced(Undecided.class)).isEmpty();
    }

    @Test
    void wrongValueComesThroughTheContainer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> produced(Wrong.class))
                .withMessageStartingWith("socketio.max-rooms must be ");
    }

    private Optional<SocketIoConfig> produced(Class<?> bean) {
        try (SeContainer deployed = container.deploy(bean)) {
            return deployed.getBeanManager()
                    .getExtension(SocketIoExtension.class)
                    .producedConfig(deployed.getBeanManager());
        }
    }
}
