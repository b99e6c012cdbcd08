/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.impl.protocol.JsonParser;
import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser;

/** A server whose clients speak what the application says. */
class PacketParserTest {

    /** Packets as they are always, but for a tilde before the text. */
    private static final class Tilde implements PacketParser {
        private final PacketParser json = new JsonParser();
        private int encoded;
        private int decoders;

        @Override
        public void encode(Packet packet, Frames frames) {
            encoded++;
            json.encode(packet, new Frames() {
                @Override
                public void text(String frame) {
                    frames.text('~' + frame);
                }

                @Override
                public void binary(byte[] frame) {
                    frames.binary(frame);
                }
            });
        }

        @Override
        public Decoder decoder(Limits limits) {
            assertThat(limits).isEqualTo(new Limits(3, 32));
            decoders++;
            Decoder decoder = json.decoder(limits);
            return new Decoder() {
                @Override
                public Optional<Packet> text(String frame) {
                    return switch (frame.charAt(0)) {
                        case '~' -> decoder.text(frame.substring(1));
                        case '!' -> throw new IllegalStateException("a mistake");
                        default -> throw new PacketException("no tilde");
                    };
                }

                @Override
                public Optional<Packet> binary(byte[] frame) {
                    return decoder.binary(frame);
                }
            };
        }
    }

    private final Tilde parser = new Tilde();
    private final TestServer server = new TestServer(RecoveryConfig.OFF, parser);

    @Test
    void readsAndWritesAllPackets() {
        WebSocketClient client = server.open();
        client.says("4~0");
        server.handlers.runAll();
        Socket socket = server.application.sockets.get(0);

        assertThat(client.frames()).containsExactly("4~0{\"sid\":\"" + socket.id() + "\"}");
        client.says("4~0/nowhere,");
        assertThat(client.frames()).containsExactly("4~4/nowhere,{\"message\":\"Invalid namespace\"}");
        socket.emit("e", 1, new byte[] {7});
        assertThat(client.frames())
                .containsExactly(
                        "4~51-[\"e\",1,{\"_placeholder\":true,\"num\":0}]", WebSocketClient.hex(new byte[] {7}));
        client.says("4~51-[\"e\",{\"_placeholder\":true,\"num\":0}]");
        client.says(new byte[] {8});
        client.says("4~20[\"e\"]");
        server.handlers.runAll();
        assertThat(server.application.told)
                .filteredOn(told -> told.startsWith("e ["))
                .hasSize(2);
        socket.disconnect();
        assertThat(client.frames()).contains("4~1");
    }

    @Test
    void encodesABroadcastOnce() {
        join();
        WebSocketClient client = join();
        parser.encoded = 0;

        server.io.emit("e");

        assertThat(client.frames()).containsExactly("4~2[\"e\"]");
        assertThat(parser.encoded).isEqualTo(1);
    }

    @Test
    void readsEachConnectionByItself() {
        join();
        join();

        assertThat(parser.decoders).isEqualTo(2);
    }

    @Test
    void writesWhatWasMissed() {
        TestServer forgiving = new TestServer(new RecoveryConfig(true, 120_000, 120_000, true, 100, 100_000), parser);
        WebSocketClient client = forgiving.open();
        client.says("4~0");
        forgiving.handlers.runAll();
        forgiving.io.emit("first");
        String[] frames = client.frames().toArray(String[]::new);
        String pid = frames[0].replaceFirst(".*\"pid\":\"([^\"]+)\".*", "$1");
        String offset = frames[1].replaceFirst(".*,\"([^\"]+)\"]", "$1");
        client.leaves();
        forgiving.handlers.runAll();
        forgiving.io.emit("missed");

        WebSocketClient again = forgiving.open();
        again.says("4~0{\"pid\":\"" + pid + "\",\"offset\":\"" + offset + "\"}");
        forgiving.handlers.runAll();

        assertThat(again.frames().get(0)).startsWith("4~2[\"missed\",");
    }

    @Test
    void closesTheConnectionOfAClientThatIsToBlame() {
        WebSocketClient client = join();
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            client.says("42[\"e\"]");

            assertThat(log.messages()).noneMatch(message -> message.startsWith("SIO"));
        }
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void closesTheConnectionAndTellsIfTheParserFails() {
        WebSocketClient client = join();
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            client.says("4!");

            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("SIO000450: " + Tilde.class.getName() + " failed to read ");
            assertThat(log.failures()).singleElement().isInstanceOf(IllegalStateException.class);
        }
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    private WebSocketClient join() {
        WebSocketClient client = server.open();
        client.says("4~0");
        server.handlers.runAll();
        client.frames();
        return client;
    }
}
