/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.reflect.Type;
import java.time.Duration;

import jakarta.enterprise.util.TypeLiteral;

/**
 * Sends events to one or many clients.
 *
 * <p>Arguments are bound by JSON-B; {@code byte[]}, {@link java.nio.ByteBuffer} and {@link java.io.InputStream} are
 * transferred as binary attachments wherever they stand, also inside of records, beans, lists and maps. They are
 * encoded before {@code emit} returns, once for all receivers, so they may be changed afterwards.
 *
 * <p>Emitting never blocks and never fails because of a receiver: one that has gone away is skipped. It may be done
 * anywhere: in a handler, a JAX-RS resource, an EJB timer, on any thread. Implementations are immutable and
 * thread-safe.
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
     * Sends an event and asks each receiver for an acknowledgement.
     *
     * @param <T> the type of the acknowledged values
     * @param reply the type to which the first value of each acknowledgement is bound; {@code Void} if none is expected
     * @param event the name of the event, not a reserved one
     * @param args the arguments of the event
     * @return the acknowledgements to come
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    default <T> Acks<T> emitWithAck(Class<T> reply, String event, Object... args) {
        @SuppressWarnings("unchecked") // the values are bound to this type
        Acks<T> acks = (Acks<T>) emitWithAck((Type) reply, event, args);
        return acks;
    }

    /**
     * Sends an event and asks each receiver for an acknowledgement of a generic type:
     * <!-- snippet: src/examples/snippets/src/main/java/ee/socketio/examples/snippets/Poll.java#generic -->
     *
     * <pre>{@code
     * Acks<List<Vote>> votes = room.emitWithAck(new TypeLiteral<List<Vote>>() {}, "vote");
     * }</pre>
     *
     * @param <T> the type of the acknowledged values
     * @param reply the type to which the first value of each acknowledgement is bound
     * @param event the name of the event, not a reserved one
     * @param args the arguments of the event
     * @return the acknowledgements to come
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    default <T> Acks<T> emitWithAck(TypeLiteral<T> reply, String event, Object... args) {
        @SuppressWarnings("unchecked") // the values are bound to this type
        Acks<T> acks = (Acks<T>) emitWithAck(reply.getType(), event, args);
        return acks;
    }

    /**
     * Sends an event and asks each receiver for an acknowledgement of a type that is known at run time only.
     *
     * @param reply the type to which the first value of each acknowledgement is bound, may be generic
     * @param event the name of the event, not a reserved one
     * @param args the arguments of the event
     * @return the acknowledgements to come
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    Acks<?> emitWithAck(Type reply, String event, Object... args);

    /**
     * Makes an emitter whose events are dropped for every receiver that cannot take them at once, because its transport
     * is busy or, on long-polling, between two requests: for what is outdated soon anyway, as a position or a typing
     * indicator. A receiver for whom a question is dropped counts as one that does not answer in time.
     *
     * @return a volatile emitter to the same receivers
     */
    Emitter asVolatile();

    /**
     * Makes an emitter whose events are compressed, or are not, on their way to clients that poll, where
     * {@link SocketIoConfig#httpCompression()} has not been turned off. Unless said otherwise they are. An answer to a
     * poll that has an event which is not to be compressed in it, is not compressed at all: for what does not become
     * smaller, as pictures, and for secrets beside which others may have texts of their own, so that they could guess
     * at them by the sizes of answers. Over WebSocket this has no effect.
     *
     * @param compressed whether to compress events
     * @return an emitter to the same receivers
     */
    Emitter compress(boolean compressed);

    /**
     * Makes an emitter that awaits acknowledgements for another time than {@link SocketIoConfig#ackTimeout()}.
     *
     * @param timeout the time that receivers have to acknowledge; one of less than a millisecond counts as that
     * @return an emitter to the same receivers
     * @throws IllegalArgumentException if the time is not positive
     */
    Emitter timeout(Duration timeout);

    /**
     * Makes a typed view of this emitter: an instance of an interface whose methods, each with {@link Emit}, send
     * events.
     * <!-- snippet: src/examples/snippets/src/main/java/ee/socketio/examples/snippets/Poll.java#contract,emission -->
     *
     * <pre>{@code
     * interface PollClient {
     *     @Emit("posted")
     *     void posted(String text);
     *
     *     @Emit("typing")
     *     @Volatile
     *     void typing(String who);
     *
     *     @Emit("confirm")
     *     Acks<Boolean> confirm(String question);
     * }
     *
     * socket.to(room).as(PollClient.class).posted(text);
     * }</pre>
     *
     * It sends to the receivers of this emitter, is thread-safe and cheap: interfaces are read once. The interface need
     * not be public.
     *
     * @param <C> the contract
     * @param contract the interface; {@link Emit} tells what it may look like
     * @return the view
     * @throws IllegalArgumentException if it is no contract; the message names all mistakes
     */
    <C> C as(Class<C> contract);
}
