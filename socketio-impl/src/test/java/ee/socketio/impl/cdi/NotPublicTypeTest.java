/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class NotPublicTypeTest {
    private final CdiContainer container;

    NotPublicTypeTest(CdiContainer container) {
        this.container = container;
    }

    record Hidden(String text) {}

    @SocketEndpoint
    static class Payload {
        void say(@Observes @On("say") Hidden hidden) {}
    }

    @SocketEndpoint
    static class Argument {
        void say(@Observes @On("say") String text, @Arg(1) List<Hidden[]> hidden) {}
    }

    @SocketEndpoint
    static class Reply {
        CompletionStage<Hidden> say(@Observes @On("say") String text) {
            return null;
        }
    }

    @SocketEndpoint
    static class Fine {
        Map<String, int[][]> say(@Observes @On("say") Message message, @Arg(1) byte[] bytes, @Arg(2) Object any) {
            return Map.of();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Payload.class, Argument.class, Reply.class})
    void verifyThatItFailsToDeploy(Class<?> bean) {
        assertThat(container.failToDeploy(bean))
                .contains("SIO000215: " + bean.getName() + ".say takes or returns " + Hidden.class.getName())
                .contains("make it public");
    }

    @Test
    void verifyThatTypesOfTheJdkAreFine() {
        try (SocketIoApp app = SocketIoApp.deploy(container, Fine.class)) {
            assertThat(app.connect().ask("say")).isEqualTo("[{}]");
        }
    }
}
