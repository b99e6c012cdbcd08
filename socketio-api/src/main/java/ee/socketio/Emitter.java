/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * Sends events to one or many clients.
 *
 * <p>Arguments are bound by JSON-B; {@code byte[]}, {@link java.nio.ByteBuffer} and {@link java.io.InputStream} are
 * transferred as binary attachments wherever they stand, also inside of records, beans, lists and maps. They are
 * encoded before {@code emit} returns, once for all receivers, so they may be changed afterwards.
 *
 * <p>Emitting never blocks and never fails because of a receiver: one that has gone away is skipped. Implementations
 * are immutable and thread-safe.
 */
public interface Emitter {

    /**
     * Sends an event.
     *
     * @param event the name of the event, not a reserved one
     * @param args the arguments of the event; a {@code List} is <em>one</em> argument
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    void emit(String event, Object... args);

    /**
     * Makes an emitter whose events are dropped for every receiver that cannot take them at once, because its transport
     * is busy or, on long-polling, between two requests: for what is outdated soon anyway, as a position or a typing
     * indicator.
     *
     * @return a volatile emitter to the same receivers
     */
    Emitter asVolatile();
}
