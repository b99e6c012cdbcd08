/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what it takes to recover the state of a connection: the events of the last minutes, and the sessions of sockets
 * that lost their connection.
 *
 * <p>The store gives each event an offset. The offsets of a namespace increase, and the stages of {@link #append}
 * complete in the order of the offsets: the server sends the events to its sockets in the order in which the stages
 * complete, and clients tell by the offset how much they have got.
 *
 * <p>A store is bounded in time, number and bytes, and may forget whatever it likes: a client that cannot be recovered
 * connects anew. The same is done if a stage completes exceptionally; an event that cannot be appended is sent without
 * an offset. Thread-safe; no method may block, nor call the server back but by completing a stage.
 *
 * <p>What servers of a cluster share is a {@link SharedRecoveryStore}.
 */
public interface RecoveryStore extends AutoCloseable {

    /**
     * Logs an event, as the next one of its namespace.
     *
     * @param event the event
     * @return completes with its offset, greater than those before it
     */
    CompletionStage<Long> append(LoggedEvent event);

    /**
     * How far the log has come.
     *
     * @param namespace a namespace
     * @return a number that no event of the namespace exceeds whose stage has completed on this server, and that all
     *     others do; the first of all may be 0
     */
    long position(String namespace);

    /**
     * Reads the log.
     *
     * @param namespace the namespace
     * @param offset the offset of an event, or a {@linkplain #position position}
     * @return completes with the events behind the offset, by their offsets, those at least that had been appended when
     *     it was called; with nothing if some of them have been forgotten, or the offset was never given
     */
    CompletionStage<Optional<SortedMap<Long, LoggedEvent>>> since(String namespace, long offset);

    /**
     * Keeps the session of a socket that has ended, for
     * {@code socketio.connection-state-recovery.max-disconnection-duration}.
     *
     * @param session the session, in place of one with the same secret id
     * @return completes when {@link #take} would find it
     */
    CompletionStage<Void> save(SavedSession session);

    /**
     * Takes a session out: of several who ask for it, one gets it.
     *
     * @param namespace the namespace
     * @param pid the secret id, which a client may have made up
     * @return completes with the session; with nothing if there is none
     */
    CompletionStage<Optional<SavedSession>> take(String namespace, String pid);

    /** Forgets everything that only this server needs. What is asked of the store afterwards does nothing. */
    @Override
    void close();
}
