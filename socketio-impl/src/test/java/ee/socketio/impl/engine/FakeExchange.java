/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.concurrent.CompletableFuture;

/** A GET or POST whose answer the test looks at. */
public final class FakeExchange implements PollingExchange {
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final boolean slow;

    /** Of a slow exchange: who waits to be told that the answer was written. */
    private SendCallback unconfirmed;

    private boolean compressed;
    private volatile EngineRequest handshake;

    private FakeExchange(boolean slow) {
        this.slow = slow;
    }

    /** An exchange whose answer is written within the call. */
    public static FakeExchange create() {
        return new FakeExchange(false);
    }

    /** An exchange whose answer is under way until the test {@linkplain #confirm confirms} it. */
    public static FakeExchange slow() {
        return new FakeExchange(true);
    }

    @Override
    public void opens(String sid) {
        // The answer tells.
    }

    @Override
    public void carriesOn(EngineRequest request) {
        handshake = request;
    }

    @Override
    public boolean asksForHandshake() {
        return true;
    }

    /** The request that has opened the session, as far as this one was told. */
    public EngineRequest handshake() {
        return handshake;
    }

    @Override
    public void respond(String payload, boolean compressible, SendCallback callback) {
        compressed = compressible;
        answer(payload);
        if (slow) {
            unconfirmed = callback;
        } else {
            callback.sent(null);
        }
    }

    @Override
    public void respond(byte[] payload, boolean compressible, SendCallback callback) {
        respond(WebSocketClient.hex(payload), compressible, callback);
    }

    @Override
    public void accept() {
        answer("ok");
    }

    @Override
    public void refuse(int status) {
        answer("HTTP " + status);
    }

    @Override
    public void refuse(EngineError error) {
        answer(error.json());
    }

    private void answer(String text) {
        if (!answer.complete(text)) {
            answer.obtrudeValue(answer() + ", answered again: " + text);
        }
    }

    /** Whether the answer may be compressed. */
    public boolean isCompressed() {
        return compressed;
    }

    void confirm() {
        unconfirmed.sent(null);
    }

    public void fail(Throwable failure) {
        unconfirmed.sent(failure);
    }

    /** The body of the answer, or what stands for it; {@code null} while the exchange waits. */
    public String answer() {
        return answer.getNow(null);
    }

    /** Waits for the answer. */
    String awaitAnswer() {
        return answer.join();
    }
}
