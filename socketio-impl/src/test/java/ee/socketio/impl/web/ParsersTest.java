/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.msgpack.MessagePackParser;
import ee.socketio.impl.protocol.JsonParser;
import ee.socketio.spi.PacketParser;

class ParsersTest {

    @Test
    void jsonIsTheDefault() {
        assertThat(chosen(List.of())).isInstanceOf(JsonParser.class);
    }

    @Test
    void messagePackIsChosenByItsName() {
        assertThat(chosen(List.of(new Setting("socketio.parser", "msgpack", "test", false))))
                .isInstanceOf(MessagePackParser.class);
    }

    @Test
    void anyOtherNameIsThatOfABean() {
        assertThatIllegalStateException()
                .isThrownBy(() -> chosen(List.of(new Setting("socketio.parser", "my.own-parser", "test", false))))
                .withMessage("asked for my.own-parser");
    }

    private static PacketParser chosen(List<Setting> settings) {
        Configuration configuration =
                Configuration.of(() -> Optional.of(SocketIoConfig.builder().build()), settings);
        return Parsers.of(configuration, name -> {
            throw new IllegalStateException("asked for " + name);
        });
    }
}
