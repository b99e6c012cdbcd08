/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Frames that come faster than they are decoded, because the thread that runs the mailbox is held up. */
class EngineInboundTest {
    private static final String QUARTER =
            "4" + "x".repeat(TestEngine.MAX_INBOUND_BYTES / 4 - EngineSession.FRAME_OVERHEAD - 1);

    private final TestEngine engine = new TestEngine();
    private final WebSocketClient client = WebSocketClient.open(engine.server);

    @Test
    void keepsAsMuchAsTheLimitSays() {
        whileHeldUp(() -> says(QUARTER, 4));

        assertThat(engine.told).hasSize(4);
    }

    @Test
    void closesTheSessionPastTheLimit() {
        whileHeldUp(() -> says(QUARTER, 5));

        assertThat(engine.told).hasSize(5).last().isEqualTo("TRANSPORT_ERROR");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void countsTinyFramesAsMoreThanTheirBytes() {
        whileHeldUp(() -> says("6", TestEngine.MAX_INBOUND_BYTES / EngineSession.FRAME_OVERHEAD));

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void countsBinaryFramesToo() {
        whileHeldUp(() -> {
            says(QUARTER, 2);
            client.says(new byte[TestEngine.MAX_INBOUND_BYTES / 2]);
            client.says(new byte[1]);
        });

        assertThat(engine.told).last().isEqualTo("TRANSPORT_ERROR");
    }

    @Test
    void forgetsWhatWasDecoded() {
        says(QUARTER, 100);
        whileHeldUp(() -> says(QUARTER, 4));
        whileHeldUp(() -> says(QUARTER, 4));

        assertThat(engine.told).hasSize(108);
    }

    @Test
    void closesOnlyAProbePastTheLimit() {
        PollingClient polling = PollingClient.open(engine.server);
        WebSocketClient probe = polling.upgrade();
        whileHeldUp(() -> {
            for (int i = 0; i < 5; i++) {
                probe.says(QUARTER);
            }
        });
        polling.post("4a");

        assertThat(probe.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(engine.told).containsExactly("a");
    }

    @Test
    void forgetsWhatAProbeSentThatWasClosed() {
        PollingClient polling = PollingClient.open(engine.server);
        WebSocketClient probe = polling.upgrade();
        whileHeldUp(() -> {
            for (int i = 0; i < 5; i++) {
                probe.says(QUARTER);
            }
        });
        WebSocketClient next = polling.upgrade();
        next.says("2probe");
        next.says("5");
        whileHeldUp(() -> {
            for (int i = 0; i < 4; i++) {
                next.says(QUARTER);
            }
        });

        assertThat(engine.told).hasSize(4).doesNotContain("TRANSPORT_ERROR");
    }

    private void whileHeldUp(Runnable task) {
        engine.session().execute(task);
    }

    private void says(String frame, int times) {
        for (int i = 0; i < times; i++) {
            client.says(frame);
        }
    }
}
