/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class UnreachableReplyTest {
    private final CdiContainer container;

    UnreachableReplyTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Private {
        private String reply(@Observes @On("ask") Message message) {
            return "reply";
        }
    }

    @SocketEndpoint
    static class Static {
        static String reply(@Observes @On("ask") Message message) {
            return "reply";
        }
    }

    @Dependent
    static class Final {
        final String reply(@Observes @On("ask") Message message) {
            return "reply";
        }
    }

    @Dependent
    static final class FinalClass {
        String reply(@Observes @On("ask") Message message) {
            return "reply";
        }
    }

    abstract static class Ancestor {
        String inherited(@Observes @On("ask") Message message) {
            return "reply";
        }
    }

    @Dependent
    static final class FinalHeir extends Ancestor {}

    @ParameterizedTest
    @ValueSource(classes = {Private.class, Static.class, Final.class, FinalClass.class})
    void verifyThatItFailsToDeploy(Class<?> bean) {
        assertThat(container.failToDeploy(bean))
                .contains("SIO000204: " + bean.getName() + ".reply returns a value, but")
                .contains("private, static or final")
                .contains("remove the modifier, or return void and take an Ack");
    }

    @Test
    void verifyThatAFinalHeirFailsToDeploy() {
        assertThat(container.failToDeploy(FinalHeir.class))
                .contains("SIO000204: " + Ancestor.class.getName() + ".inherited returns a value");
    }
}
