/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.PollingExchange;
import ee.socketio.impl.engine.SendCallback;

/**
 * A polling request, answered by whatever thread has something to send. The answer is written without blocking, so that
 * a client that reads it slowly holds no thread.
 *
 * <p>Neither WildFly nor Payara reports that the client of a waiting GET has gone away before something is written to
 * it: the next message, the next heartbeat or the client's next request finds it out.
 */
final class AsyncExchange implements PollingExchange, AsyncListener {
    private static final SendCallback IGNORE = failure -> {};

    private final AsyncContext async;

    /** Whether the container was told that the exchange is over; any thread. */
    private final AtomicBoolean completed = new AtomicBoolean();

    /** Set before the exchange is handed over; called on a container thread. */
    private volatile Runnable abortHandler = () -> {};

    /** Who is to be told when the answer was written. Set once, by the thread that answers; read by any. */
    private volatile SendCallback callback = IGNORE;

    private AsyncExchange(AsyncContext async) {
        this.async = async;
    }

    /** Takes a request over from its thread, for a time in which it has to be answered and the answer to be read. */
    static AsyncExchange start(HttpServletRequest request, long timeoutMillis) {
        AsyncExchange exchange = new AsyncExchange(request.startAsync());
        exchange.async.setTimeout(timeoutMillis);
        exchange.async.addListener(exchange);
        return exchange;
    }

    void onAbort(Runnable handler) {
        abortHandler = handler;
    }

    /** Ends an exchange whose client has gone away. */
    void abandon() {
        finish(null);
    }

    @Override
    public void respond(String payload, SendCallback whenWritten) {
        write(HttpServletResponse.SC_OK, "text/plain; charset=UTF-8", payload, whenWritten);
    }

    @Override
    public void accept() {
        write(HttpServletResponse.SC_OK, "text/html", "ok", IGNORE);
    }

    @Override
    public void refuse(int status) {
        if (!completed.get()) {
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            response.setStatus(status);
            response.setContentLength(0);
            abandon();
        }
    }

    @Override
    public void refuse(EngineError error) {
        write(error.pollingStatus(), "application/json", error.json(), IGNORE);
    }

    private void write(int status, String type, String body, SendCallback whenWritten) {
        callback = whenWritten;
        if (completed.get()) {
            whenWritten.sent(new IOException("the client has gone"));
            return;
        }
        try {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            response.setStatus(status);
            response.setContentType(type);
            response.setContentLength(bytes.length);
            if (status == HttpServletResponse.SC_OK) {
                response.setHeader("Cache-Control", "no-store");
            }
            ServletOutputStream output = response.getOutputStream();
            output.setWriteListener(new BodyWriter(output, bytes));
        } catch (IOException | IllegalStateException e) {
            finish(e);
        }
    }

    private void finish(Throwable failure) {
        if (completed.compareAndSet(false, true)) {
            async.complete();
            callback.sent(failure);
        }
    }

    /** Writes a body, then ends the exchange. */
    private final class BodyWriter implements WriteListener {
        private final ServletOutputStream output;
        private final byte[] body;
        private boolean written;

        BodyWriter(ServletOutputStream output, byte[] body) {
            this.output = output;
            this.body = body;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (output.isReady()) {
                if (written) {
                    finish(null);
                    return;
                }
                written = true;
                output.write(body);
            }
        }

        @Override
        public void onError(Throwable failure) {
            finish(failure);
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        finish(event.getThrowable() == null ? new IOException("the client has gone") : event.getThrowable());
        abortHandler.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish(new IOException("the client takes too long"));
        abortHandler.run();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // All is done when it is completed.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }
}
