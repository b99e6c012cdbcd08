/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ee.socketio.impl.core.EmitOptions;
import ee.socketio.impl.core.SocketState;
import ee.socketio.impl.core.Target;
import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.spi.Payload;

class MessageTest {
    private static final String ODD = "\0 \u00e4 \u20ac \ud83d\ude00 \n";
    private static final String HUGE = "x\u20ac".repeat(5_000);
    private static final Payload PAYLOAD = new Payload(
            List.of("1", "\"" + ODD + "\"", "", "{}"), List.of(new byte[0], new byte[] {-1, 0, 1}, new byte[17_000]));
    private static final Target ALL = new Target("/", Set.of(), Set.of());
    private static final Target SOME = new Target(
            "/org-{id}", new LinkedHashSet<>(List.of("", ODD, HUGE)), new LinkedHashSet<>(List.of("\0user:ann")));

    static Stream<Message> messages() {
        return Stream.of(
                new Request.Send(ALL, new EmitOptions(false, false, 0), "", Payload.EMPTY),
                new Request.Send(SOME, new EmitOptions(true, true, Long.MAX_VALUE), ODD, PAYLOAD),
                new Request.Ask(
                        Long.MAX_VALUE, new Request.Send(SOME, new EmitOptions(false, true, 127), HUGE, PAYLOAD)),
                new Request.Ask(0, new Request.Send(ALL, new EmitOptions(true, false, 128), "e", Payload.of("null"))),
                new Request.Fetch(1, SOME),
                new Request.Join(SOME, List.of("", "x", ODD)),
                new Request.Leave(ALL, List.of()),
                new Request.Disconnect(ALL, true),
                new Request.Disconnect(SOME, false),
                new Request.Tell("/chat", "purge", PAYLOAD),
                new Request.AskServer(1L << 35, new Request.Tell("/", "ask", Payload.EMPTY)),
                new Request.Release(9, ODD, Optional.empty()),
                new Request.Release(10, ODD, Optional.of(ODD)),
                new Reply.Released(11),
                new Emission("", 0, List.of()),
                new Emission(ODD, Long.MAX_VALUE, List.of(new byte[0], new byte[17_000])),
                new Emission.Done(ODD, 128),
                new Reply.Asked(1, List.of()),
                new Reply.Asked(16_384, List.of("a", "a", ODD)),
                new Reply.Answered(-1, "id", PAYLOAD),
                new Reply.GivenUp(3, "", ODD),
                new Reply.Failed(4, "id", HUGE),
                new Reply.Fetched(5, List.of()),
                new Reply.Fetched(6, List.of(state(null), state(() -> "ann \u20ac"))),
                new Relayed.Poll(1, state(() -> "ann").request(), true),
                new Relayed.Abandon(2),
                new Relayed.Post(3, state(null).request(), false, Content.of(ODD)),
                new Relayed.Post(4, state(null).request(), true, Content.of(new byte[] {0, -1})),
                new Relayed.Skip(state(null).request()),
                new Relayed.Fail(state(null).request(), CloseDetail.BODY_ABORTED),
                new Relayed.Verify(5, state(null).request()),
                new Relayed.Open(6, state(null).request()),
                new Relayed.Frame(7, 0, Content.of("")),
                new Relayed.Written(8, Integer.MAX_VALUE + 1L),
                new Relayed.Ended(9, CloseDetail.MESSAGE_TOO_BIG),
                new RelayedReply.Packets(1, Optional.empty(), Content.of(HUGE), true),
                new RelayedReply.Packets(2, Optional.of(state(() -> "ann").request()), Content.of(""), false),
                new RelayedReply.Packets(3, Optional.empty(), Content.of(new byte[] {4}), false),
                new RelayedReply.Accepted(4, Optional.empty()),
                new RelayedReply.Status(5, 413),
                new RelayedReply.Refused(6, EngineError.FORBIDDEN),
                new RelayedReply.Verified(7, state(null).request()),
                new RelayedReply.Frame(8, 1, Content.of(new byte[0])),
                new RelayedReply.Taken(9, 0),
                new RelayedReply.Close(10, true));
    }

    private static SocketState state(Principal user) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("EIO", "4");
        query.put("", ODD);
        EngineRequest request = new EngineRequest(
                "GET",
                "/socket.io/?EIO=4",
                query,
                user == null ? Map.of() : new TreeMap<>(Map.of("Cookie", List.of("a=1", ""), "X-None", List.of())),
                "::1",
                user == null,
                user != null,
                user,
                user == null ? Set.of() : Set.of("admin"),
                user == null ? Instant.ofEpochMilli(-1) : Instant.ofEpochMilli(1_700_000_000_123L));
        return new SocketState("id", "/", request, Payload.of("[]"), Set.of("id"), Map.of("key", "{\"a\":null}"));
    }

    private static Message decode(byte[] bytes) {
        return MessageType.decode(new MessageInput(ByteBuffer.wrap(bytes)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("messages")
    void isReadAsItWasWritten(Message message) {
        Message read = decode(MessageType.encode(message));

        assertThat(read).hasSameClassAs(message);
        assertThat(MessageType.encode(read)).isEqualTo(MessageType.encode(message));
    }

    @Test
    void coversAllTypes() {
        assertThat(messages().map(MessageType::of)).contains(MessageType.values());
    }

    @Test
    void keepsAllThatIsToldOfASocket() {
        SocketState sent = state(() -> "ann");
        SocketState read = ((Reply.Fetched) decode(MessageType.encode(new Reply.Fetched(1, List.of(sent)))))
                .sockets()
                .get(0);

        assertThat(List.of(read.id(), read.namespace(), read.auth(), read.rooms(), read.data()))
                .isEqualTo(List.of(sent.id(), sent.namespace(), sent.auth(), sent.rooms(), sent.data()));
        assertThat(read.request())
                .usingRecursiveComparison()
                .ignoringFields("user", "headers")
                .isEqualTo(sent.request());
        assertThat(read.request().user().getName()).isEqualTo("ann");
        assertThat(read.request().headers().get("cookie")).containsExactly("a=1", "");
        SocketState anonymous = ((Reply.Fetched) decode(MessageType.encode(new Reply.Fetched(1, List.of(state(null))))))
                .sockets()
                .get(0);
        assertThat(anonymous.request().user()).isNull();
        assertThat(anonymous.request().issued()).isEqualTo(Instant.ofEpochMilli(-1));
    }

    @Test
    void keepsWhatIsAddressed() {
        Request.Send read = (Request.Send)
                decode(MessageType.encode(new Request.Send(SOME, new EmitOptions(true, false, 5), ODD, PAYLOAD)));

        assertThat(read.target()).isEqualTo(SOME);
        assertThat(read.options()).isEqualTo(new EmitOptions(true, false, 5));
        assertThat(read.event()).isEqualTo(ODD);
        assertThat(read.payload().values()).isEqualTo(PAYLOAD.values());
        assertThat(read.payload().attachments())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(PAYLOAD.attachments());
    }

    /** As everywhere where text becomes UTF-8. */
    @Test
    void makesAQuestionMarkOfHalfACharacter() {
        Request.Tell read = (Request.Tell) decode(MessageType.encode(new Request.Tell("/", "a\ud83d", Payload.EMPTY)));

        assertThat(read.event()).isEqualTo("a?");
    }

    @Test
    void ignoresWhatANewerVersionAdds() {
        byte[] bytes = MessageType.encode(new Request.Disconnect(ALL, true));

        assertThat(decode(Arrays.copyOf(bytes, bytes.length + 5))).isEqualTo(new Request.Disconnect(ALL, true));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("messages")
    void saysThatItIsCutShort(Message message) {
        byte[] bytes = MessageType.encode(message);
        for (int length = 0; length < bytes.length; length += length < 2000 ? 1 : 997) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(() -> decode(cut))
                    .withMessageContaining("cut short");
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("messages")
    void isMalformedAtWorstWhicheverBitsAreWrong(Message message) {
        Random random = new Random(42);
        byte[] bytes = MessageType.encode(message);
        for (int round = 0; round < 300; round++) {
            byte[] wrong = bytes.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                wrong[random.nextInt(Math.min(wrong.length, 400))] ^= (byte) (1 << random.nextInt(8));
            }
            assertReadOrMalformed(wrong);
        }
    }

    private static final byte[] TYPES = {1, 2, 3, 4, 5, 6, 7, 8, 48, 49, 64, 65, 66, 67, 68};

    @Test
    void isMalformedAtWorstWhateverComes() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] garbage = new byte[1 + random.nextInt(50)];
            random.nextBytes(garbage);
            garbage[0] = TYPES[random.nextInt(TYPES.length)];
            assertReadOrMalformed(garbage);
        }
    }

    private static void assertReadOrMalformed(byte[] bytes) {
        try {
            decode(bytes);
        } catch (MalformedMessageException e) {
            assertThat(e)
                    .hasMessageMatching(
                            "it is cut short|a number is too long|its type is .*|it names a constant of .*");
        }
    }

    @Test
    void doesNotKnowOtherTypes() {
        for (byte type : new byte[] {0, 9, 63, 69, 127}) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(() -> decode(new byte[] {type, 0, 0, 0, 0, 0, 0}))
                    .withMessage("its type is " + type + ", which this version does not know");
        }
        MessageOutput out = new MessageOutput();
        out.writeNumber((1L << 32) + 6); // is not 6
        out.writeTarget(ALL);
        out.writeBoolean(true);
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> decode(out.toByteArray()));
    }

    @Test
    void neverUsesTheNumberOfATypeForAnother() {
        assertThat(messages()
                        .map(message -> MessageType.of(message) + " " + MessageType.encode(message)[0])
                        .distinct())
                .containsExactly(
                        "SEND 1",
                        "ASK 2",
                        "FETCH 3",
                        "JOIN 4",
                        "LEAVE 5",
                        "DISCONNECT 6",
                        "TELL 7",
                        "ASK_SERVER 8",
                        "RELEASE 32",
                        "RELEASED 33",
                        "EMISSION 48",
                        "DONE 49",
                        "ASKED 64",
                        "ANSWERED 65",
                        "GIVEN_UP 66",
                        "FAILED 67",
                        "FETCHED 68",
                        "POLL 16",
                        "ABANDON 17",
                        "POST 18",
                        "SKIP 19",
                        "FAIL 20",
                        "VERIFY 21",
                        "OPEN 22",
                        "FRAME_OF_CLIENT 23",
                        "WRITTEN 24",
                        "ENDED 25",
                        "PACKETS 80",
                        "ACCEPTED 81",
                        "STATUS 82",
                        "REFUSED 83",
                        "VERIFIED 84",
                        "FRAME_FOR_CLIENT 85",
                        "TAKEN 86",
                        "CLOSE 87");
    }
}
