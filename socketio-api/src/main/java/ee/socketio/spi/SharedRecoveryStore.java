/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A store that the servers of a cluster have in common, so that a client may come back to any of them, even if its
 * server has died.
 *
 * <p>An event is appended once, by the server that emits it, and each server sends it to its own sockets when its turn
 * has come in the log: of what the server has appended itself the {@link Turn} is told, of all else the
 * {@link Listener}. Both are done in the order of the offsets, for each log one after the other.
 *
 * <p>Sockets of namespaces that a pattern admits have one log, that of the pattern; so there are as many logs as the
 * application has written down, whatever clients ask for. An event may be for all of them: then the pattern is its
 * {@linkplain LoggedEvent#namespace() namespace}.
 *
 * <p>A session is kept while its socket is connected, too, and belongs to the server of the socket then.
 */
public interface SharedRecoveryStore extends RecoveryStore {

    /** What the store has to know of a server. Called on any thread; may take as long as observers take. */
    interface Listener {

        /**
         * The log that an event of a namespace is in.
         *
         * @param namespace the name of a namespace, or a pattern
         * @return the pattern that admits it, or the name itself
         */
        String log(String namespace);

        /**
         * Another server has appended an event.
         *
         * @param offset its offset
         * @param event the event
         */
        void appended(long offset, LoggedEvent event);
    }

    /** What becomes of an event that this server appends: one of the three, once. Called on any thread. */
    interface Turn {

        /**
         * It is the event's turn to be sent.
         *
         * @param offset its offset
         */
        void come(long offset);

        /**
         * It has not been appended, so that no server has got it.
         *
         * @param reason why
         */
        void refused(Throwable reason);

        /**
         * It is not known whether other servers have got it, or will.
         *
         * @param reason why
         */
        void lost(Throwable reason);
    }

    /**
     * Begins to read the logs. May block. What is appended before is refused.
     *
     * @param logs the names of all logs
     * @param listener is told of the events of others
     */
    void start(Set<String> logs, Listener listener);

    /**
     * Appends an event to its log, behind those that the same thread has appended before.
     *
     * @param event the event
     * @param turn is told what becomes of it, possibly at once
     */
    void append(LoggedEvent event, Turn turn);

    /** Fails unless it is known that the event has been appended. */
    @Override
    default CompletionStage<Long> append(LoggedEvent event) {
        CompletableFuture<Long> stage = new CompletableFuture<>();
        append(event, new Turn() {
            @Override
            public void come(long offset) {
                stage.complete(offset);
            }

            @Override
            public void refused(Throwable reason) {
                stage.completeExceptionally(reason);
            }

            @Override
            public void lost(Throwable reason) {
                stage.completeExceptionally(reason);
            }
        });
        return stage;
    }

    /**
     * Keeps the session of a socket that is connected to this server, without an end, but only for as long as there is
     * this server, and then as {@link #save} does.
     *
     * @param session the session, in place of one with the same secret id
     * @return completes when it would survive this server
     */
    CompletionStage<Void> keep(SavedSession session);

    /**
     * Forgets a session that nobody may take.
     *
     * @param namespace the namespace
     * @param pid the secret id
     * @return completes when {@link #take} would not find it
     */
    CompletionStage<Void> forget(String namespace, String pid);

    /**
     * Finds the server to which the socket of a session is still connected, as far as it knows itself.
     *
     * @param namespace the namespace
     * @param pid the secret id, which a client may have made up
     * @return completes with the id of another server that is there; with nothing if {@link #take} can do without it
     */
    CompletionStage<Optional<String>> holder(String namespace, String pid);
}
