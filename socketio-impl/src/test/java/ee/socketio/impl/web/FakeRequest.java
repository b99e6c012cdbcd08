/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;

/** A request, as a test describes it, and its response. */
final class FakeRequest {
    private final String method;
    private final String query;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private final Deque<byte[]> body = new ArrayDeque<>();
    private final FakeResponse response = new FakeResponse();
    private final HttpServletRequest facade = Fakes.fake(HttpServletRequest.class, this::answer);
    private String path = "/";
    private String address = "192.0.2.1";
    private String server = "A server of Jakarta EE";
    private Principal user;
    private Set<String> roles = Set.of();
    private AsyncListener asyncListener;
    private ReadListener readListener;
    private long timeout;
    private boolean async;
    private boolean completed;
    private boolean returned;

    FakeRequest(String method, String query) {
        this.method = method;
        this.query = query;
    }

    FakeRequest header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    FakeRequest from(String remoteAddress) {
        address = remoteAddress;
        return this;
    }

    /** What follows the path of the servlet. */
    FakeRequest path(String info) {
        path = info;
        return this;
    }

    FakeRequest user(String name, String... itsRoles) {
        user = name == null ? null : () -> name;
        roles = Set.of(itsRoles);
        return this;
    }

    /** The server as it calls itself. */
    FakeRequest server(String info) {
        server = info;
        return this;
    }

    /** Pieces of the body, each of which comes when the one before was read. */
    FakeRequest body(byte[]... pieces) {
        body.addAll(Arrays.asList(pieces));
        return this;
    }

    FakeRequest body(String... pieces) {
        Arrays.stream(pieces)
                .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
                .forEach(body::add);
        return this;
    }

    HttpServletRequest facade() {
        return facade;
    }

    FakeResponse response() {
        return response;
    }

    /** Whether the container sends no more of the answer than there is. */
    boolean isCompleted() {
        return async ? completed : returned;
    }

    /** Whether it was to outlive its thread. */
    boolean isAsync() {
        return async;
    }

    private Object answer(String called, Object... arguments) {
        return switch (called) {
            case "getMethod" -> method;
            case "getQueryString" -> query;
            case "getRequestURI" -> "/app/socket.io/";
            case "getPathInfo" -> path;
            case "getRemoteAddr" -> address;
            case "isSecure" -> true;
            case "getUserPrincipal" -> user;
            case "isUserInRole" -> roles.contains(arguments[0]);
            case "getHeader" -> header((String) arguments[0]);
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getContentType" -> header("Content-Type");
            case "getContentLength" -> (int) contentLength();
            case "getContentLengthLong" -> contentLength();
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "getInputStream" -> new Body();
            case "getServletContext" -> Fakes.fake(ServletContext.class, (info, none) -> server);
            case "startAsync" -> startAsync();
            default -> throw Fakes.unexpected(called);
        };
    }

    private String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    private long contentLength() {
        return header("Content-Length") == null ? -1 : Long.parseLong(header("Content-Length"));
    }

    private AsyncContext startAsync() {
        if (async || returned) {
            throw new IllegalStateException("no more");
        }
        async = true;
        return Fakes.fake(AsyncContext.class, this::answerAsync);
    }

    private Object answerAsync(String called, Object... arguments) {
        switch (called) {
            case "setTimeout" -> setTimeout((long) arguments[0]);
            case "addListener" -> asyncListener = (AsyncListener) arguments[0];
            case "start" -> start((Runnable) arguments[0]);
            case "complete" -> complete();
            default -> throw Fakes.unexpected(called);
        }
        return null;
    }

    private void setTimeout(long millis) {
        if (returned) {
            throw new IllegalStateException("the thread of the request has returned");
        }
        timeout = millis;
    }

    /** Runs a task on another thread of the container, which makes no difference here. */
    private void start(Runnable task) {
        if (completed) {
            throw new IllegalStateException("started after the end");
        }
        task.run();
    }

    private void complete() {
        if (completed) {
            throw new IllegalStateException("completed twice");
        }
        completed = true;
    }

    /** The body comes, as far as it is read, and ends. */
    void deliverBody() throws IOException {
        readListener.onDataAvailable();
        if (body.isEmpty()) {
            readListener.onAllDataRead();
        }
    }

    void failBody() {
        readListener.onError(new IOException("reset by peer"));
    }

    /** Its own thread is back in the container. */
    void returned() {
        returned = true;
    }

    /** How long the request may last, in milliseconds. */
    long timeout() {
        return timeout;
    }

    void timeOut() throws IOException {
        asyncListener.onTimeout(new AsyncEvent(null, facade, response.facade()));
    }

    /** The container finds out that the client has gone. */
    void abort() throws IOException {
        asyncListener.onError(new AsyncEvent(null, facade, response.facade(), new IOException("broken pipe")));
    }

    private final class Body extends ServletInputStream {
        @Override
        public boolean isReady() {
            return !body.isEmpty();
        }

        @Override
        public boolean isFinished() {
            return body.isEmpty();
        }

        @Override
        public int available() {
            return body.isEmpty() ? 0 : body.peek().length;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            readListener = listener;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            byte[] piece = body.remove();
            System.arraycopy(piece, 0, buffer, offset, piece.length);
            return piece.length;
        }

        @Override
        public int read() {
            throw Fakes.unexpected("read()");
        }
    }
}
