/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.PollingExchange;
import ee.socketio.impl.engine.RefusedException;
import ee.socketio.impl.engine.SendCallback;
import ee.socketio.impl.engine.Timer;

/**
 * A polling request, answered by whatever thread has something to send. The answer is written without blocking, so that
 * a client that reads it slowly holds no thread.
 *
 * <p>While the request's own thread is in the servlet, the answer waits for it to leave. If it is there by then, that
 * thread writes it, and the request never becomes an asynchronous one. GlassFish and Payara end one that is complete by
 * then in {@code Request.onExitService}, and set its {@code afterService} after that, when it may be the request of
 * another client already. Should it become a WebSocket that is closed as soon as it is open, it ends while the thread
 * of its handshake still uses it. On GlassFish that thread then marks a third request as one whose WebSocket has been
 * opened ({@code StandardPipeline}): it is neither opened nor answered.
 *
 * <p>While that thread is on its way back through the container, other answers wait a little longer, for the same
 * reason. Later they are written on a thread of the container's own: on Payara 6 the thread that ends an exchange goes
 * on with the next request of that connection, and would do so in the midst of whatever it had been doing.
 *
 * <p>Neither WildFly nor Payara reports that the client of a waiting GET has gone away before something is written to
 * it: the next message, the next heartbeat or the client's next request finds it out.
 */
final class AsyncExchange implements PollingExchange, AsyncListener {
    private static final SendCallback IGNORE = failure -> {};

    /** What servers buffer at least, in bytes; Open Liberty does so too, but says that it buffers nothing. */
    private static final int BUFFER = 8_192;

    /** About what a container thread needs to return. */
    private static final long RETURN_MILLIS = 1;

    /** Longer than one needs to be done with a request, also on a busy machine. */
    private static final long DONE_MILLIS = 50;

    private final HttpServletRequest servletRequest;
    private final HttpServletResponse servletResponse;

    /** What was verified; {@code null} where it is none of the protocol. */
    private final EngineRequest request;

    private final AcceptEncoding accepted;
    private final HttpRules rules;
    private final Timer timer;
    private final long timeoutMillis;

    /** Whether the container tells that the request's own thread has returned to it. */
    private final boolean tellsReturn;

    /** Whether it tells so before that thread is done with the request. */
    private final boolean tellsEarly;

    /** Whether the exchange is over; any thread. */
    private final AtomicBoolean completed = new AtomicBoolean();

    /** {@code null} until the request has to outlive its thread, which sets it, in the servlet; read by any thread. */
    private volatile AsyncContext async;

    /** The answer that waits for the request's own thread, or {@code null}. Guarded by this. */
    private Runnable answer;

    /** Whether the request's own thread has left the servlet. Guarded by this. */
    private boolean left;

    /** That thread, and when it left: set before {@link #left}, read after. */
    private Thread ownThread;

    private long leftAt;

    /** Set before the exchange is handed over; called on a container thread. */
    private volatile Runnable abortHandler = () -> {};

    /** By what scripts it is answered, or {@code null}. Set before the exchange is handed over. */
    private volatile Jsonp jsonp;

    /** Who is to be told when the answer was written. Set by the thread that answers, taken by any. */
    private final AtomicReference<SendCallback> callback = new AtomicReference<>(IGNORE);

    /** The request by which the connection began. Set before the exchange is handed over. */
    private volatile EngineRequest handshake;

    /**
     * The id of the session that this request has opened, or {@code null}. Written before the answer, which reads it.
     */
    private volatile String opened;

    private AsyncExchange(
            HttpServletRequest servletRequest,
            HttpServletResponse servletResponse,
            EngineRequest verified,
            AcceptEncoding accepted,
            HttpRules rules,
            Timer timer,
            long timeoutMillis,
            ServerKind server) {
        this.servletRequest = servletRequest;
        this.servletResponse = servletResponse;
        this.request = verified;
        this.handshake = verified;
        this.accepted = accepted;
        this.rules = rules;
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
        this.tellsReturn = !server.isTomcat();
        this.tellsEarly = server.isGlassFish();
    }

    /** Takes a request over from its thread, for a time in which it has to be answered and the answer to be read. */
    static AsyncExchange start(
            HttpServletRequest request,
            HttpServletResponse response,
            EngineRequest verified,
            HttpRules rules,
            Timer timer,
            long timeoutMillis) {
        return new AsyncExchange(
                request,
                unwrapped(response),
                verified,
                AcceptEncoding.of(request),
                rules,
                timer,
                timeoutMillis,
                ServerKind.of(request.getServletContext()));
    }

    /** As {@code startAsync()} has it: what a filter of the application wraps may be no good once that has returned. */
    private static HttpServletResponse unwrapped(HttpServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return (HttpServletResponse) inner;
    }

    /** Lets the request outlive its own thread, which calls this, before it has left the servlet. */
    void outlive() {
        if (async == null) {
            AsyncContext context = servletRequest.startAsync();
            context.setTimeout(timeoutMillis);
            context.addListener(this);
            async = context;
        }
    }

    /** Called by the request's own thread, as the last thing. */
    void leave() {
        if (!hasAnswer()) {
            outlive();
        }
        Runnable waiting;
        ownThread = Thread.currentThread();
        leftAt = timer.currentMillis();
        synchronized (this) {
            left = true;
            waiting = answer;
        }
        if (waiting != null) {
            run(waiting);
        }
    }

    private synchronized boolean hasAnswer() {
        return answer != null;
    }

    private void answer(Runnable writing) {
        synchronized (this) {
            if (!left) {
                answer = writing;
                return;
            }
        }
        run(writing);
    }

    private void run(Runnable writing) {
        if (async == null) {
            writing.run();
        } else {
            runWhenReturned(writing);
        }
    }

    private void runWhenReturned(Runnable writing) {
        if (hasReturned()) {
            start(writing);
        } else {
            timer.schedule(RETURN_MILLIS, timeout -> runWhenReturned(writing));
        }
    }

    private void start(Runnable writing) {
        try {
            async.start(writing);
        } catch (IllegalStateException | RejectedExecutionException e) {
            writing.run(); // The exchange has ended, which it will find out, or the container takes no more tasks.
        }
    }

    /**
     * Whether the request's own thread is back in the container: by the specification, this is refused then. Tomcat
     * allows it at any time ({@code AsyncContextImpl}); nor does it matter there, since a request does not end before
     * its own thread is done with it ({@code AsyncStateMachine}).
     */
    private boolean hasReturned() {
        if (!tellsReturn) {
            return true;
        }
        try {
            async.setTimeout(timeoutMillis);
            return false;
        } catch (IllegalStateException e) {
            return !tellsEarly || isDone();
        }
    }

    /**
     * Payara and GlassFish look at the request once more behind that ({@code CoyoteAdapter.doService}), and answer the
     * next one with 500 if it has been ended by then. A thread that waits for work is done with it, one that works may
     * be.
     */
    private boolean isDone() {
        Thread.State state = ownThread.getState();
        boolean working = state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED;
        return !working || timer.currentMillis() - leftAt >= DONE_MILLIS;
    }

    void onAbort(Runnable handler) {
        abortHandler = handler;
    }

    void answerBy(Jsonp scripts) {
        jsonp = scripts;
    }

    Optional<Jsonp> jsonp() {
        return Optional.ofNullable(jsonp);
    }

    @Override
    public void carriesOn(EngineRequest first) {
        handshake = first;
    }

    @Override
    public boolean asksForHandshake() {
        return rules.observers().observeAnswers();
    }

    /** Ends an exchange whose client has gone away. */
    void abandon() {
        finish(null);
    }

    @Override
    public void opens(String sid) {
        opened = sid;
    }

    @Override
    public void respond(String payload, boolean compressible, SendCallback whenWritten) {
        if (jsonp == null) {
            succeed("text/plain; charset=UTF-8", payload, compressible, whenWritten);
        } else {
            succeed(Jsonp.CONTENT_TYPE, jsonp.script(payload), compressible, whenWritten);
        }
    }

    @Override
    public void respond(byte[] payload, boolean compressible, SendCallback whenWritten) {
        succeed("application/octet-stream", payload, compressible, whenWritten);
    }

    @Override
    public void accept() {
        succeed("text/html", "ok", false, IGNORE);
    }

    @Override
    public void refuse(int status) {
        send(response -> {
            response.setStatus(status);
            return new byte[0];
        });
    }

    @Override
    public void refuse(EngineError error) {
        refuse(new RefusedException(error));
    }

    void refuse(RefusedException refusal) {
        rules.refused(request, refusal);
        send(response -> {
            Refusals.addHeaders(refusal, response);
            response.setStatus(refusal.error().pollingStatus());
            response.setContentType("application/json");
            return Refusals.json(refusal).getBytes(StandardCharsets.UTF_8);
        });
    }

    private void succeed(String type, String body, boolean compressible, SendCallback whenWritten) {
        succeed(type, body.getBytes(StandardCharsets.UTF_8), compressible, whenWritten);
    }

    private void succeed(String type, byte[] body, boolean compressible, SendCallback whenWritten) {
        callback.set(whenWritten);
        HeaderChanges changes = new HeaderChanges(handshake, opened != null);
        rules.observers()
                .respond(changes)
                .thenRun(() -> send(response -> {
                    response.setStatus(HttpServletResponse.SC_OK);
                    response.setContentType(type);
                    response.setHeader("Cache-Control", "no-store");
                    addCookie(response);
                    changes.applyTo(response);
                    return encode(response, body, compressible);
                }));
    }

    private void addCookie(HttpServletResponse response) {
        if (opened != null) {
            rules.cookie().ifPresent(cookie -> response.addHeader("Set-Cookie", cookie.header(opened)));
        }
    }

    private byte[] encode(HttpServletResponse response, byte[] plain, boolean compressible) throws IOException {
        Optional<String> encoding =
                compressible ? rules.compression().encoding(plain.length, accepted) : Optional.empty();
        if (encoding.isEmpty()) {
            return plain;
        }
        response.setHeader("Content-Encoding", encoding.get());
        return Compression.encode(plain, encoding.get());
    }

    /** What is answered. */
    @FunctionalInterface
    interface Answer {

        /** Sets the status and the headers, but for the length, and returns the body. */
        byte[] begin(HttpServletResponse response) throws IOException;
    }

    void send(Answer what) {
        answer(() -> write(what));
    }

    private void write(Answer what) {
        if (completed.get()) {
            tell(new IOException("the client has gone"));
            return;
        }
        try {
            write(servletResponse, what.begin(servletResponse));
        } catch (IOException | RuntimeException e) { // Open Liberty fails anyhow once it has destroyed the servlet.
            WebLog.debug("an answer is lost: {0}", e.toString());
            finish(e);
        }
    }

    /**
     * What fits into the response's buffer is written at once: by the time of the next answer the client has read it.
     */
    private void write(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentLength(body.length);
        ServletOutputStream output = response.getOutputStream();
        if (body.length < Math.max(response.getBufferSize(), BUFFER)) {
            output.write(body);
            if (body.length == 0) {
                response.flushBuffer(); // GlassFish 7 forgets the status of an answer without a body.
            }
            finish(null);
        } else {
            outlive();
            WriteListener writer = new BodyWriter(output, body);
            ServerLoader.during(output, () -> output.setWriteListener(writer));
        }
    }

    private void finish(Throwable failure) {
        if (completed.compareAndSet(false, true)) {
            AsyncContext context = async;
            try {
                if (context != null) {
                    ServerLoader.during(context, context::complete);
                }
            } finally {
                tell(failure);
            }
        }
    }

    /** Once, though an exchange may end while its answer waits to be written. */
    private void tell(Throwable failure) {
        callback.getAndSet(IGNORE).sent(failure);
    }

    /**
     * Writes a body, then ends the exchange: when the callback has returned, after which Payara uses the request again,
     * and when the request's own thread has, which may be writing itself.
     */
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
                    finishLater(null);
                    return;
                }
                written = true;
                output.write(body);
            }
        }

        @Override
        public void onError(Throwable failure) {
            finishLater(failure);
        }

        private void finishLater(Throwable failure) {
            timer.schedule(RETURN_MILLIS, timeout -> {
                if (completed.get() || hasReturned()) {
                    finish(failure);
                } else {
                    finishLater(failure);
                }
            });
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
