/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The files of the official browser client, for pages that take it from this server. The build has put them into the
 * jar, beside each what brotli and gzip make of it.
 *
 * <p>A browser asks each time whether it still has the current version, which costs next to nothing.
 */
final class ClientFiles {
    private static final Set<String> BUNDLES =
            Set.of("socket.io.js", "socket.io.min.js", "socket.io.esm.min.js", "socket.io.msgpack.min.js");
    private static final String SOURCE_MAP = ".map";

    /** The suffix of the files by the encoding that they have. */
    private static final Map<String, String> SUFFIXES = Map.of("br", ".br", "gzip", ".gz");

    /** The better one first. */
    private static final List<String> ENCODINGS = List.of("br", "gzip");

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final String etag = '"' + version() + '"';

    private static String version() {
        try {
            return new String(read("version"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream file = ClientFiles.class.getResourceAsStream("client/" + name)) {
            return file.readAllBytes();
        }
    }

    /**
     * What a request asks for.
     *
     * @param name the name of the file
     * @param encoding how it is to be encoded
     * @param etag its version
     * @param isKnown whether the client has it already
     */
    record Wanted(String name, Optional<String> encoding, String etag, boolean isKnown) {

        void addHeaders(HttpServletResponse response) {
            response.setHeader("Cache-Control", "public, max-age=0");
            response.setHeader("ETag", etag);
            response.addHeader("Vary", "Accept-Encoding");
            if (isKnown) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            } else {
                boolean map = name.endsWith(SOURCE_MAP);
                response.setContentType(map ? "application/json" : "application/javascript; charset=utf-8");
                encoding.ifPresent(chosen -> response.setHeader("Content-Encoding", chosen));
            }
        }

        byte[] content() throws IOException {
            return read(name + encoding.map(SUFFIXES::get).orElse(""));
        }
    }

    /** The file that a request asks for, if it does. */
    Optional<Wanted> find(HttpServletRequest request) {
        String path = request.getPathInfo();
        String name = path == null ? "" : path.substring(1);
        boolean map = name.endsWith(SOURCE_MAP);
        if (!BUNDLES.contains(map ? name.substring(0, name.length() - SOURCE_MAP.length()) : name)) {
            return Optional.empty();
        }
        return Optional.of(new Wanted(
                name, AcceptEncoding.of(request).best(ENCODINGS), etag, isCurrent(request.getHeader("If-None-Match"))));
    }

    private boolean isCurrent(String known) {
        return known != null
                && COMMA.splitAsStream(known.trim()).anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag));
    }
}
