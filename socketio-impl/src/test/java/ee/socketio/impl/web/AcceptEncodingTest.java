/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br',            gzip",
        "'deflate',                      deflate",
        "'DEFLATE, GZip',                gzip",
        "'gzip;q=0.5, deflate',          deflate",
        "'gzip; q=0.5,deflate ; Q=0.8',  deflate",
        "'*',                            gzip",
        "'gzip;q=0, *',                  deflate",
        "'*;q=0.1, deflate;q=0',         gzip",
        "'x-gzip, identity',             ",
        "'gzip;q=0',                     ",
        "'gzip;q=best',                  ",
        "'*;q=0',                        ",
        "'',                             ",
        "';,;=,q',                       ",
        "'gzip;level=9',                 gzip",
    })
    void bestIsWhatTheClientLikesMost(String header, String expected) {
        assertThat(AcceptEncoding.parse(header).best(List.of("gzip", "deflate")))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void headerMayBeGivenTwice() {
        FakeRequest request = new FakeRequest("GET", "").header("Accept-Encoding", "br", "deflate");

        assertThat(AcceptEncoding.of(request.facade()).best(List.of("gzip", "deflate")))
                .contains("deflate");
        assertThat(AcceptEncoding.of(new FakeRequest("GET", "").facade()).best(List.of("gzip")))
                .isEmpty();
    }
}
