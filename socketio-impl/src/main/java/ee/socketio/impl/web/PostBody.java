/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.PollingSession;

/**
 * Reads the body of a POST without blocking, so that a client that sends it slowly holds no thread. Text always as
 * UTF-8, whatever the request says: clients send nothing else, and containers would assume ISO 8859-1. Forms are read
 * here too, for the container would make parameters of them and keep the body.
 *
 * <p>Most bodies are small and have come with their headers: they are read at once. For others the container calls
 * back. On Payara 6 it uses the request again when its callback has returned, so that the POST is answered a little
 * later.
 */
final class PostBody implements ReadListener {
    /** Longer than a container needs to return from a callback. */
    private static final long RETURN_MILLIS = 1;

    private final ServletInputStream input;
    private final EngineServer engine;
    private final PollingSession session;
    private final AsyncExchange exchange;
    private final boolean binary;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8192];
    private boolean tooBig;

    private PostBody(
            ServletInputStream input,
            EngineServer engine,
            PollingSession session,
            AsyncExchange exchange,
            boolean binary) {
        this.input = input;
        this.engine = engine;
        this.session = session;
        this.exchange = exchange;
        this.binary = binary;
    }

    static void read(
            HttpServletRequest request,
            EngineServer engine,
            PollingSession session,
            AsyncExchange exchange,
            boolean binary)
            throws IOException {
        ServletInputStream input = request.getInputStream();
        PostBody body = new PostBody(input, engine, session, exchange, binary);
        int length = request.getContentLength();
        if (length >= 0 && length <= input.available()) {
            body.end(input.readNBytes(length));
        } else {
            exchange.outlive();
            input.setReadListener(body);
        }
    }

    private void end(byte[] bytes) {
        if (binary) {
            session.endPost(bytes, exchange);
        } else {
            String text = new String(bytes, StandardCharsets.UTF_8);
            session.endPost(exchange.jsonp().map(jsonp -> jsonp.payload(text)).orElse(text), exchange);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        // Not isFinished(): on Payara 6 it is true while bytes are unread.
        for (int count = 0; !tooBig && count >= 0 && input.isReady(); ) {
            count = input.read(buffer);
            if (count > 0) {
                append(count);
            }
        }
    }

    private void append(int count) {
        if (body.size() + count > engine.config().maxPayload()) {
            tooBig = true;
            session.skipPost();
            later(() -> exchange.refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE));
        } else {
            body.write(buffer, 0, count);
        }
    }

    @Override
    public void onAllDataRead() {
        if (!tooBig) {
            later(() -> end(body.toByteArray()));
        }
    }

    private void later(Runnable task) {
        engine.timer().schedule(RETURN_MILLIS, timeout -> task.run());
    }

    @Override
    public void onError(Throwable failure) {
        if (!tooBig) {
            session.failPost(CloseDetail.BODY_ABORTED);
            exchange.abandon();
        }
    }
}
