/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * A Socket.IO server whose handlers are CDI observers.
 *
 * <p>Put the API and its implementation into a WAR, write observers, deploy: every official Socket.IO client talks to
 * them at {@code <context path>/socket.io/}.
 *
 * <!-- snippet: src/examples/first/src/main/java/org/example/chat/Chat.java#Chat -->
 * <pre>{@code
 * @SocketEndpoint("/chat")
 * class Chat {
 *
 *     public record Hello(String name) {}
 *
 *     public record Say(String room, String text) {}
 *
 *     public record Receipt(Instant at) {}
 *
 *     @Inject
 *     Socket socket; // whose event is being handled
 *
 *     void check(@Observes @Connecting ConnectRequest request) { // before the client is let in
 *         String name = request.auth(Hello.class).map(Hello::name)
 *                 .orElseThrow(() -> new ConnectionRefusedException("Who are you?"));
 *         request.accept(() -> name);
 *     }
 *
 *     void join(@Observes @On("join") String room) {
 *         socket.join(room);
 *     }
 *
 *     Receipt say(@Observes @On("say") Say say) { // what is returned is the acknowledgement
 *         socket.to(say.room()).emit("said", socket.principal().orElseThrow().getName(), say.text());
 *         return new Receipt(Instant.now());
 *     }
 * }
 * }</pre>
 *
 * <h2>Handlers</h2>
 * The event object of an observer is the payload of the packet, bound by JSON-B; every other parameter is an ordinary
 * injection point. {@link ee.socketio.On} tells what may stand there.
 *
 * <h2>Emitting</h2>
 * A handler emits to its {@link ee.socketio.Socket} and to others, {@code socket.to(room)}; all else injects a
 * {@link ee.socketio.SocketNamespace}. {@link ee.socketio.Emitter} tells how: by the name of an event, by the methods
 * of an interface ({@link ee.socketio.Emit}), with {@link ee.socketio.Acks acknowledgements}.
 *
 * <h2>Threads and order</h2>
 * The packets of one socket are handled one after the other, in the order in which the client sent them, on threads of
 * the server's {@code ManagedExecutorService}. Handlers may block. While a handler of a socket runs, acknowledgements
 * and heartbeats of its connection still flow, so a handler may wait for an acknowledgement of the client it serves.
 *
 * <h2>Nulls</h2>
 * No method of this package accepts or returns {@code null}, except arguments of an event, which are JSON values.
 */
package ee.socketio;
