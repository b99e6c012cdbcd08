/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import ee.socketio.spi.SavedSession;

/**
 * What other servers have of a socket, should its server die.
 *
 * <p>It is written when something about the socket has changed, and once at a time: what changes meanwhile is written
 * together, afterwards. Thread-safe; the monitor guards the fields, and is not held while anything is written.
 */
final class Replica {
    private final Supplier<Optional<SavedSession>> state;
    private final Function<SavedSession, CompletionStage<Void>> writer;
    private final CompletableFuture<Void> written = new CompletableFuture<>();

    private boolean changed;
    private boolean writing;
    private boolean ended;

    /** Whether there is any. */
    private boolean begun;

    /**
     * Makes one that nobody has yet.
     *
     * @param state what is to be written; nothing as long as there is nothing to come back to
     * @param writer writes it, and completes in any case
     */
    Replica(Supplier<Optional<SavedSession>> state, Function<SavedSession, CompletionStage<Void>> writer) {
        this.state = state;
        this.writer = writer;
    }

    /** The socket is not what it was any more. */
    void changed() {
        synchronized (this) {
            changed = true;
            if (writing) {
                return;
            }
            writing = true;
        }
        write();
    }

    private void write() {
        if (hasWork()) {
            Optional<SavedSession> next = state.get();
            synchronized (this) {
                begun |= next.isPresent();
            }
            next.map(writer).orElse(Application.DONE).whenComplete((done, failure) -> write());
        }
    }

    private synchronized boolean hasWork() {
        writing = changed && !ended;
        changed = false;
        if (ended) {
            written.complete(null);
        }
        return writing;
    }

    /** Writes nothing more. Completes when nothing is under way; tells whether anything was written. */
    synchronized CompletionStage<Boolean> end() {
        ended = true;
        if (!writing) {
            written.complete(null);
        }
        return written.thenApply(done -> begun);
    }
}
