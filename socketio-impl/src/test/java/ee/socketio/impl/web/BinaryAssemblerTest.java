/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

class BinaryAssemblerTest {
    private final AssembledMessages received = new AssembledMessages();

    private BinaryAssembler assembler(int limit) {
        return new BinaryAssembler(limit, received.transport());
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }

    @Test
    void messageMayComeAtOnce() {
        BinaryAssembler assembler = assembler(100);

        assembler.onPiece(bytes(1, 255), true);
        assembler.onPiece(bytes(), true);
        assembler.onPiece(bytes(2), true);

        assertThat(received.messages()).containsExactly("<01ff>", "<>", "<02>");
    }

    @Test
    void messageMayComeInPieces() {
        BinaryAssembler assembler = assembler(100);

        assembler.onPiece(bytes(1, 2), false);
        assembler.onPiece(bytes(), false);
        assembler.onPiece(bytes(3), true);
        assembler.onPiece(bytes(4), false);
        assertThat(received.messages()).containsExactly("<010203>");
        assembler.onPiece(bytes(), true);
        assembler.onPiece(bytes(5), true);

        assertThat(received.messages()).containsExactly("<010203>", "<04>", "<05>");
    }

    @Test
    void bufferMayBeUsedAgain() {
        BinaryAssembler assembler = assembler(100);
        byte[] shared = {0, 1, 2, 0};

        assembler.onPiece(ByteBuffer.wrap(shared, 1, 2), false);
        shared[1] = 9;
        assembler.onPiece(ByteBuffer.wrap(shared, 2, 1), true);
        shared[2] = 9;

        assertThat(received.messages()).containsExactly("<010202>");
    }

    @Test
    void bufferMayBeReadOnlyOrDirect() {
        BinaryAssembler assembler = assembler(100);

        assembler.onPiece(bytes(1).asReadOnlyBuffer(), false);
        assembler.onPiece(ByteBuffer.allocateDirect(1).put((byte) 2).flip(), true);

        assertThat(received.messages()).containsExactly("<0102>");
    }

    @Test
    void messageOfTheLimitFits() {
        BinaryAssembler assembler = assembler(3);

        for (int i = 0; i < 2; i++) {
            assembler.onPiece(bytes(1, 2, 3), true);
            assembler.onPiece(bytes(1, 2), false);
            assembler.onPiece(bytes(3), true);
        }

        assertThat(received.messages()).hasSize(4).containsOnly("<010203>");
        assertThat(received.timesTooBig()).isZero();
    }

    @Test
    void messageOverTheLimitIsTooBig() {
        assembler(3).onPiece(bytes(1, 2, 3, 4), true);

        assertThat(received.timesTooBig()).isEqualTo(1);
        assertThat(received.messages()).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void messageIsTooBigOnceAndTheLast() {
        BinaryAssembler assembler = assembler(3);

        assembler.onPiece(bytes(1, 2), false);
        assembler.onPiece(bytes(3, 4), false);
        assembler.onPiece(bytes(5), true);
        assembler.onPiece(bytes(6), true);

        assertThat(received.timesTooBig()).isEqualTo(1);
        assertThat(received.messages()).containsExactly("TRANSPORT_ERROR");
    }
}
