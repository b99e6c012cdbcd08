/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "/a,b", "/,"})
    void refusesNamespacesThatTheWireCannotExpress(String namespace) {
        assertThatIllegalArgumentException().isThrownBy(() -> Packet.connect(namespace));
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, Long.MIN_VALUE, 1L << 53})
    void refusesIdsThatClientsCannotCount(long id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Packet.ack("/", id, Payload.EMPTY));
    }

    @Test
    void payloadsDoNotChange() {
        List<String> values = new ArrayList<>(List.of("1"));
        List<byte[]> attachments = new ArrayList<>(List.of(new byte[1]));
        Payload payload = new Payload(values, attachments);
        values.clear();
        attachments.clear();

        assertThat(payload.values()).containsExactly("1");
        assertThat(payload.attachments()).hasSize(1);
    }
}
