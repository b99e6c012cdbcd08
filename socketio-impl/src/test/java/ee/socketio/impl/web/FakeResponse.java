/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;

/** A response, to be looked at, of a client that may be {@linkplain #stall slow}. */
final class FakeResponse {
    /** How much can be written, in bytes, whatever the client does. */
    static final int BUFFER = 8_192;

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final HttpServletResponse facade = Fakes.fake(HttpServletResponse.class, this::answer);
    private int status = 200;
    private boolean flushed;
    private int bufferSize = BUFFER;
    private boolean writable = true;
    private WriteListener listener;

    HttpServletResponse facade() {
        return facade;
    }

    private Object answer(String method, Object... arguments) {
        switch (method) {
            case "setStatus" -> status = (int) arguments[0];
            case "setHeader" -> headers.put((String) arguments[0], new ArrayList<>(List.of((String) arguments[1])));
            case "addHeader" ->
                headers.computeIfAbsent((String) arguments[0], name -> new ArrayList<>())
                        .add((String) arguments[1]);
            case "setContentType" -> headers.put("Content-Type", List.of((String) arguments[0]));
            case "setContentLength" -> headers.put("Content-Length", List.of(String.valueOf(arguments[0])));
            case "getBufferSize" -> {
                return bufferSize;
            }
            case "flushBuffer" -> flushed = true;
            case "getOutputStream" -> {
                return new Body();
            }
            default -> throw Fakes.unexpected(method);
        }
        return null;
    }

    /** Has the container say that it buffers nothing, which it does all the same. */
    void buffersNothing() {
        bufferSize = 0;
    }

    int status() {
        return status;
    }

    /** Whether status and headers were sent before all else. */
    boolean flushed() {
        return flushed;
    }

    /** The names of all headers. */
    Set<String> headers() {
        return headers.keySet();
    }

    /** All values of a header. */
    List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    String header(String name) {
        return String.join(", ", headers(name));
    }

    byte[] bytes() {
        return body.toByteArray();
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** The client does not read for now. */
    void stall() {
        writable = false;
    }

    /** The client goes on to read. */
    void read() throws IOException {
        writable = true;
        listener.onWritePossible();
    }

    private final class Body extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return writable;
        }

        @Override
        public void setWriteListener(WriteListener writeListener) {
            listener = writeListener;
            if (writable) {
                try {
                    listener.onWritePossible();
                } catch (IOException e) {
                    listener.onError(e);
                }
            }
        }

        @Override
        public void write(int b) {
            body.write(b);
        }
    }
}
