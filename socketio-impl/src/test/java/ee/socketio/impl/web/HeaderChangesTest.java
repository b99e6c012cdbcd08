/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderChangesTest {
    private final HeaderChanges changes = new HeaderChanges(null, true);

    @Test
    void areMadeToAResponse() {
        FakeResponse response = new FakeResponse();
        response.facade().setHeader("x-set", "old");
        response.facade().setHeader("x-add", "old");

        changes.set("x-set", "new").add("x-add", "one").add("x-add", "two").applyTo(response.facade());

        assertThat(response.headers("x-set")).containsExactly("new");
        assertThat(response.headers("x-add")).containsExactly("old", "one", "two");
    }

    @Test
    void areMadeToTheAnswerThatOpensAWebSocket() {
        Map<String, List<String>> headers = new TreeMap<>(Map.of("x-set", List.of("old"), "x-add", List.of("old")));

        changes.set("x-set", "new").add("x-add", "one").add("x-new", "two").applyTo(headers);

        assertThat(headers)
                .containsEntry("x-set", List.of("new"))
                .containsEntry("x-add", List.of("old", "one"))
                .containsEntry("x-new", List.of("two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x y",
                "x:",
                "x\r\ny",
                "Content-Length",
                "content-type",
                "Content-Encoding",
                "Transfer-Encoding",
                "Connection",
                "Upgrade",
                "Sec-WebSocket-Accept",
            })
    void leaveTheFramingAlone(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> changes.set(name, "value"));
        assertThatIllegalArgumentException().isThrownBy(() -> changes.add(name, "value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\u0000", "€"})
    void addNoLines(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> changes.set("x-name", value));
    }
}
