/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ServerFeatureTest {
    @Test
    void aServerWithAllOfThemIsFine() {
        assertThatCode(ServerFeature::check).doesNotThrowAnyException();
    }

    @Test
    void whatIsMissingIsNamedWithWhatBringsIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerFeature.check(type -> !type.startsWith("jakarta.enterprise.")))
                .withMessageContainingAll("SIO000104", "cdi-4.0", "weld-servlet");
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerFeature.check(type -> !type.startsWith("jakarta.websocket.")))
                .withMessageContainingAll("SIO000102", "websocket-2.1", "tomcat-websocket");
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerFeature.check(type -> !type.startsWith("jakarta.json.bind.")))
                .withMessageContainingAll("SIO000113", "jsonb-3.0", "yasson");
    }

    @Test
    void allThatAreMissingAreNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerFeature.check(type -> false))
                .withMessageContaining("SIO000104")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .satisfiesExactly(
                                message -> assertThat(message).contains("SIO000102"),
                                message -> assertThat(message).contains("SIO000113")));
    }

    @Test
    void aClassThatCannotBeLinkedIsNotThere() {
        assertThat(ServerFeature.isPresent("jakarta.websocket.server.ServerContainer"))
                .isTrue();
        assertThat(ServerFeature.isPresent("jakarta.websocket.server.NoSuchThing"))
                .isFalse();
    }
}
