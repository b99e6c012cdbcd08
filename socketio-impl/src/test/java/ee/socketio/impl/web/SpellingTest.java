/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> WORDS = List.of("ping-interval", "ping-timeout", "path");

    @ParameterizedTest
    @CsvSource({
        "ping-intervall, ping-interval",
        "ping-intrval, ping-interval",
        "pingInterval, ping-interval",
        "ping_timeout, ping-timeout",
        "pong-timeouts, ping-timeout",
        "pathes, path",
        "h, path",
    })
    void nearestIsSuggested(String word, String suggested) {
        assertThat(Spelling.suggest(word, WORDS)).isEqualTo("did you mean " + suggested + '?');
    }

    @Test
    void allAreNamedWhereNoneIsNear() {
        assertThat(Spelling.suggest("speed", WORDS)).isEqualTo("there are ping-interval, ping-timeout, path");
    }
}
