/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser.Limits;

/** Whatever comes, a decoder accepts it or throws {@link PacketException}, soon. */
@Timeout(60)
class MessagePackFuzzTest {
    static final String[] MESSAGES = {
        "84a47479706500a36e7370a62f61646d696ea46461746181a5746f6b656ea178a76f7074696f6e7381a8636f6d7072657373c3",
        "84a47479706502a36e7370a62f613f623d63a46461746196a1789201910281a16180c0c3c2a269640d",
        "83a47479706502a36e7370a12fa46461746194a175d4000083a161d40000a16201a163d4000091d40000",
        "83a47479706502a36e7370a12fa46461746193a162c402010281a16491c40103",
        "83a47479706502a36e7370a12fa46461746194a162c7010001c708000000000000000000c70000",
        "83a47479706502a36e7370a12fa46461746194a164d7000000000000000000d7ff000000018bcfe568ca3dcccccd"
    };

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void refusesTruncatedMessages(String hex) {
        byte[] message = Hex.bytes(hex);

        assertThat(IntStream.range(0, message.length).mapToObj(end -> Arrays.copyOf(message, end)))
                .noneMatch(MessagePackFuzzTest::decode);
    }

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void survivesMutation(String hex) {
        Random random = new Random(hex.hashCode());
        for (int round = 0; round < 20_000; round++) {
            byte[] message = Hex.bytes(hex);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                message[random.nextInt(message.length)] = (byte) random.nextInt();
            }
            decode(message);
        }
    }

    @RepeatedTest(4)
    void survivesNoise(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String head = Hex.event(1, "");
        byte[] prefix = Hex.bytes(head);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            decode(noise);
            byte[] message = Arrays.copyOf(prefix, prefix.length + noise.length);
            System.arraycopy(noise, 0, message, prefix.length, noise.length);
            decode(message);
        }
    }

    /** Whether it was accepted; then it means the same when it is sent back. */
    private static boolean decode(byte[] message) {
        try {
            Optional<Packet> packet =
                    new MessagePackParser().decoder(new Limits(10, 64)).binary(message);
            String again = Hex.encode(packet.orElseThrow());
            assertThat(Hex.encode(Hex.decode(again))).isEqualTo(again);
            return true;
        } catch (PacketException e) {
            return false;
        }
    }
}
