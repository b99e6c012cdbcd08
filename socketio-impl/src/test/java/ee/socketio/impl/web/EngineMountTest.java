/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.websocket.server.ServerEndpointConfig;

import org.junit.jupiter.api.Test;

class EngineMountTest {
    private final FakeWebApp app = new FakeWebApp();

    @Test
    void servletAndFilterServeAllBelowThePath() {
        assertThat(app.registrations())
                .containsExactly(
                        "servlet, asynchronous: true",
                        "servlet at /socket.io/*",
                        "filter, asynchronous: true",
                        "filter at /socket.io/*, first");
    }

    @Test
    void libraryThatIsThereTwiceIsAnErrorThatTellsTheCure() {
        assertThatIllegalStateException()
                .isThrownBy(app::register)
                .withMessageStartingWith("SIO000109: Something is served at /socket.io already")
                .withMessageContaining("WEB-INF/lib twice");
    }

    @Test
    void endpointsAreAtThePathWithAndWithoutASlash() {
        assertThat(app.endpoints()).isEmpty();

        app.start();

        assertThat(app.endpoints())
                .extracting(ServerEndpointConfig::getPath)
                .containsExactlyInAnyOrder("/socket.io", "/socket.io/");
    }

    @Test
    void serverWithoutWebSocketIsAnErrorThatTellsTheCure() {
        app.withoutWebSocketContainer();

        assertThatIllegalStateException()
                .isThrownBy(app::start)
                .withMessageStartingWith("SIO000102: ")
                .withMessageContainingAll("setting=websockets", "websocket-2.1");
    }

    @Test
    void pathThatIsTakenIsAnErrorThatNamesIt() {
        app.refusingEndpoints();

        assertThatIllegalStateException()
                .isThrownBy(app::start)
                .withMessageStartingWith("SIO000103: ")
                .withMessageContaining("/socket.io")
                .withRootCauseInstanceOf(jakarta.websocket.DeploymentException.class);
    }

    @Test
    void requestsAreRefusedBeforeTheStartAndAfterTheStop() throws Exception {
        assertThat(app.serve(handshake()).status()).isEqualTo(503);
        app.start();
        assertThat(app.serve(handshake()).status()).isEqualTo(200);

        app.mount().stop();

        assertThat(app.serve(handshake()).status()).isEqualTo(503);
    }

    @Test
    void stopEndsTheSessions() throws Exception {
        app.start().poll();

        app.mount().stop();
        app.mount().stop();

        assertThat(app.engine().sessionCount()).isZero();
        assertThat(app.heard()).hasSize(1);
    }

    private static FakeRequest handshake() {
        return new FakeRequest("GET", "EIO=4&transport=polling");
    }
}
