/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import ee.socketio.SocketIoConfig;

/**
 * Whether, and how, answers to polls are compressed.
 *
 * <p>Sizes of compressed texts tell something of them, also where TLS hides the rest: who can have guesses at a secret
 * put next to it sees by the size which is right. The secrets of the protocol are safe, since the id of a session comes
 * alone, in an answer that is below any sensible threshold; for those of the application there is
 * {@code compress(false)}.
 *
 * @param enabled whether at all
 * @param threshold the size in bytes from which on it pays
 */
record Compression(boolean enabled, int threshold) {
    private static final String GZIP = "gzip";
    private static final List<String> ENCODINGS = List.of(GZIP, "deflate");

    static Compression of(SocketIoConfig options) {
        return new Compression(options.httpCompression(), options.httpCompressionThreshold());
    }

    /** The encoding for a body of a size, if it is to have one. */
    Optional<String> encoding(int size, AcceptEncoding accepted) {
        return enabled && size >= threshold ? accepted.best(ENCODINGS) : Optional.empty();
    }

    static byte[] encode(byte[] body, String encoding) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(body.length / 2);
        try (OutputStream encoder =
                GZIP.equals(encoding) ? new GZIPOutputStream(encoded) : new DeflaterOutputStream(encoded)) {
            encoder.write(body);
        }
        return encoded.toByteArray();
    }
}
