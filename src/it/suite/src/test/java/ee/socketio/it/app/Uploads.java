/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Arg;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** Binary data in typed arguments. All of it goes back reversed: proof that the bytes were in our hands. */
@SocketEndpoint
class Uploads {
    @Inject
    Socket socket;

    public record Upload(String name, byte[] content, List<byte[]> parts) {}

    public record Stored(String name, byte[] content, List<byte[]> parts, byte[] preview) {}

    Stored upload(@Observes @On("upload") Upload upload, @Arg(1) byte[] preview) {
        return new Stored(
                upload.name(),
                reversed(upload.content()),
                upload.parts().stream().map(Uploads::reversed).toList(),
                reversed(preview));
    }

    void reverse(@Observes @On("reverse") byte[] bytes) {
        socket.emit("reversed", reversed(bytes));
    }

    /** Byte number n is the lowest byte of n. */
    void download(@Observes @On("download") int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        socket.emit("downloaded", bytes);
    }

    static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }
}
