/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames begin with the digit that marks a message, which counts too. */
class TextAssemblerTest {
    private final AssembledMessages received = new AssembledMessages();

    private TextAssembler assembler(int limit) {
        return new TextAssembler(limit, received.transport());
    }

    @Test
    void messageMayComeAtOnce() {
        TextAssembler assembler = assembler(100);

        assembler.onPiece("4one", true);
        assembler.onPiece("4two", true);

        assertThat(received.messages()).containsExactly("one", "two");
    }

    @Test
    void messageMayComeInPieces() {
        TextAssembler assembler = assembler(100);

        assembler.onPiece("4on", false);
        assembler.onPiece("", false);
        assembler.onPiece("e", true);
        assembler.onPiece("4t", false);
        assertThat(received.messages()).containsExactly("one");
        assembler.onPiece("wo", false);
        assembler.onPiece("", true);
        assembler.onPiece("4three", true);

        assertThat(received.messages()).containsExactly("one", "two", "three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4abcdef", "4äöü", "4€uro€", "4😀😀", "4a😀ä€"})
    void limitCountsTheBytesOfTheWholeMessageHoweverItIsSplit(String message) {
        int size = message.getBytes(StandardCharsets.UTF_8).length;
        for (int split = 0; split <= message.length(); split++) {
            check(message, split, size - 1, false);
            check(message, split, size, true);
            check(message, split, size + 1, true);
        }
    }

    private static void check(String message, int split, int limit, boolean fits) {
        AssembledMessages received = new AssembledMessages();
        TextAssembler assembler = new TextAssembler(limit, received.transport());

        assembler.onPiece(message.substring(0, split), false);
        assembler.onPiece(message.substring(split), true);

        assertThat(received.timesTooBig()).as("limit %s", limit).isEqualTo(fits ? 0 : 1);
        assertThat(received.messages()).containsExactly(fits ? message.substring(1) : "TRANSPORT_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4abcdef", "4äöü", "4€uro€", "4😀😀"})
    void limitCountsTheBytesOfAMessageThatComesAtOnce(String message) {
        int size = message.getBytes(StandardCharsets.UTF_8).length;
        assembler(size).onPiece(message, true);
        assertThat(received.messages()).containsExactly(message.substring(1));

        assembler(size - 1).onPiece(message, true);
        assertThat(received.timesTooBig()).isEqualTo(1);
    }

    @Test
    void eachMessageHasTheWholeLimit() {
        TextAssembler assembler = assembler(4);

        for (int i = 0; i < 3; i++) {
            assembler.onPiece("4a", false);
            assembler.onPiece("bc", true);
            assembler.onPiece("4abc", true);
        }

        assertThat(received.messages()).hasSize(6).containsOnly("abc");
    }

    @Test
    void messageIsTooBigBeforeItIsComplete() {
        assembler(4).onPiece("4abcd", false);

        assertThat(received.timesTooBig()).isEqualTo(1);
    }

    @Test
    void messageIsTooBigOnceAndTheLast() {
        TextAssembler assembler = assembler(4);

        assembler.onPiece("4abcd", false);
        assembler.onPiece("e", false);
        assembler.onPiece("f", true);
        assembler.onPiece("4g", true);

        assertThat(received.timesTooBig()).isEqualTo(1);
        assertThat(received.messages()).containsExactly("TRANSPORT_ERROR");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "a, 1", "\u007f, 1", "\u0080, 2", "\u07ff, 2", "\u0800, 3", "\uffff, 3", "\ud83d\ude00, 4"})
    void lengthIsThatOfUtf8(String text, int bytes) {
        assertThat(TextAssembler.utf8Length(text)).isEqualTo(bytes);
        assertThat(TextAssembler.utf8Length("a" + text + text)).isEqualTo(1 + 2L * bytes);
    }
}
