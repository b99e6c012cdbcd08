/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "0:0:0:0:0:FFFF:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:0DB8:0001:0002::, 2001:db8:1:2::/64",
        "[2001:db8:1:2::7], 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
        "::1, 0:0:0:0::/64",
        "::5:6:7:8:9, 0:0:0:5::/64",
    })
    void isAnAddressOrANetwork(String address, String expected) {
        assertThat(ClientAddress.of(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"unix:", "localhost", "1.2.3.4\nSIO000101", "2001:db8::1 or so"})
    void isUnknownIfItIsNone(String address) {
        assertThat(ClientAddress.of(address)).isEqualTo(ClientAddress.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "::", ":::::::::::::::", "1:2:3:4:5:6:7:8:9:a:b", "1:2:3:4:5:6:7::8:9:a:b", "a"})
    void nonsenseOfTheRightLettersIsSomeNetwork(String address) {
        assertThat(ClientAddress.of(address)).isNotEmpty();
    }
}
