/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.Socket;
import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.WebSocketClient;

/** What a client sent, and the acknowledgement that it may want. */
class InboundEventTest {
    private final TestServer server = new TestServer();
    private final WebSocketClient client = server.join();
    private final Socket socket = server.lastSocket();

    // ---- The event

    @Test
    void tellsWhatTheClientSent() {
        InboundEvent event = receive("42[\"say\",\"x\",{\"n\":1},null,true]");

        assertThat(event.socket()).isSameAs(socket);
        assertThat(event.event()).isEqualTo("say");
        assertThat(event.arity()).isEqualTo(4);
        assertThat(event.arg(0, String.class)).isEqualTo("x");
        assertThat(event.arg(1, Object.class)).isEqualTo(Map.of("n", 1L));
        assertThat(event.arg(2, String.class)).isNull();
        assertThat(event.arg(3, boolean.class)).isTrue();
        assertThat(event.arg(4, String.class)).as("no such argument").isNull();
        assertThat(event.args())
                .isEqualTo(Arrays.asList("x", Map.of("n", 1L), null, true))
                .isUnmodifiable();
        assertThat(event.ackRequested()).isFalse();
    }

    @Test
    void bindsAttachments() {
        List<InboundEvent> events = new ArrayList<>();
        server.application.onEvent = events::add;
        client.says("452-[\"say\",{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]");
        client.says(new byte[] {1});
        client.says(new byte[] {2, 2});
        server.handlers.runAll();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.arg(0, byte[].class)).containsExactly(2, 2);
            assertThat(event.arg(1, byte[].class)).containsExactly(1);
        });
    }

    @Test
    void refusesToBindToAnotherType() {
        InboundEvent event = receive("42[\"say\",\"secret\"]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> event.arg(0, int.class))
                .withMessageNotContaining("secret");
    }

    @Test
    void knowsTheNamespaceOfTheSocket() {
        Socket chat = server.join(client, "/chat");

        assertThat(receive("42/chat,[\"say\"]").socket()).isSameAs(chat);
    }

    // ---- The acknowledgement

    @Test
    void acknowledges() {
        InboundEvent event = receive("4213[\"tell\"]");
        assertThat(event.ackRequested()).isTrue();
        event.reply("ok", 1, null);

        assertThat(client.frames()).containsExactly("4313[\"ok\",1,null]");
    }

    @Test
    void acknowledgesWithoutValues() {
        receive("420[\"tell\"]").reply();

        assertThat(client.frames()).containsExactly("430[]");
    }

    @Test
    void acknowledgesInTheNamespaceOfTheEvent() {
        server.join(client, "/chat");
        receive("42/chat,7[\"tell\"]").reply("ok");

        assertThat(client.frames()).containsExactly("43/chat,7[\"ok\"]");
    }

    @Test
    void acknowledgesWithBinaryData() {
        receive("4215[\"tell\"]").reply(new byte[] {1, 2});

        assertThat(client.frames())
                .containsExactly("461-15[{\"_placeholder\":true,\"num\":0}]", WebSocketClient.hex(new byte[] {1, 2}));
    }

    @Test
    void acknowledgesOnce() {
        InboundEvent event = receive("420[\"tell\"]");
        event.reply("first");
        event.reply("second");
        event.replyError("CODE", "third");

        assertThat(client.frames()).containsExactly("430[\"first\"]");
    }

    @Test
    @Timeout(60)
    void acknowledgesOnceAlsoIfSeveralThreadsDo() throws Exception {
        for (int i = 0; i < 200; i++) {
            InboundEvent event = receive("420[\"tell\"]");
            new Party().with(event::reply).with(event::reply).with(event::reply).celebrate();

            assertThat(client.frames()).containsExactly("430[]");
        }
    }

    @Test
    void doesNotAcknowledgeUnasked() {
        InboundEvent event = receive("42[\"tell\"]");
        event.reply("ok");
        event.replyError("CODE", "message");

        assertThat(client.frames()).isEmpty();
        assertThat(server.binding.writes()).isZero();
    }

    @Test
    void acknowledgesWithAnError() {
        receive("420[\"tell\"]").replyError("CODE", "what \"people\" read");

        assertThat(client.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame)
                        .isIn(
                                "430[{\"error\":{\"code\":\"CODE\",\"message\":\"what \\\"people\\\" read\"}}]",
                                "430[{\"error\":{\"message\":\"what \\\"people\\\" read\",\"code\":\"CODE\"}}]"));
    }

    @Test
    void canStillBeAcknowledgedAfterAValueThatHasNoJson() {
        InboundEvent event = receive("420[\"tell\"]");
        Object unwritable = new Object() {
            @SuppressWarnings("unused")
            public String getValue() {
                throw new IllegalStateException("expected");
            }
        };
        assertThatIllegalArgumentException().isThrownBy(() -> event.reply(List.of(unwritable)));
        event.reply("ok");

        assertThat(client.frames()).containsExactly("430[\"ok\"]");
    }

    /** As the reference does. */
    @Test
    void acknowledgesAfterTheSocketHasLeft() {
        InboundEvent event = receive("420[\"tell\"]");
        client.says("41");
        event.reply("ok");

        assertThat(client.frames()).containsExactly("430[\"ok\"]");
    }

    @Test
    void doesNotMindThatTheClientHasGone() {
        InboundEvent event = receive("420[\"tell\"]");
        client.leaves();
        event.reply("ok");

        assertThat(client.frames()).isEmpty();
    }

    private InboundEvent receive(String packet) {
        ConcurrentLinkedQueue<InboundEvent> events = new ConcurrentLinkedQueue<>();
        server.application.onEvent = events::add;
        client.says(packet);
        server.handlers.runAll();
        return events.remove();
    }
}
