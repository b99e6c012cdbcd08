/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.Payload;
import ee.socketio.impl.protocol.PayloadBinding;

/**
 * A client that is in a namespace: the other end of one {@link ee.socketio.Socket}.
 *
 * <p>What it does, it does as the official clients: its packets are encoded, and decoded by the server; it answers
 * heartbeats, unless {@linkplain #ignoreHeartbeats told otherwise}. Methods that send return when the server has
 * handled what was sent, and all that followed from it; so what a test asks next has happened. Exceptions are a handler
 * that waits (for an answer of this client, for example), and work that the application does on threads that are not
 * the server's. Therefore methods that expect something wait for it, though never longer than
 * {@linkplain SocketIoTester#timeout the tester allows}; their errors tell what came instead.
 *
 * <p>Thread-safe.
 */
public final class TestClient {
    private final Supplier<Connection> network;
    private final Activity activity;
    private final PayloadBinding binding;
    private final String namespace;

    /** What its own application tells when it connects. */
    private final Object[] auth;

    /** The one it has, or had last. Written by the thread of the test, read by all. */
    private volatile Connection connection;

    /** What came and nobody has asked for. Guarded by the activity, as are the following fields. */
    private final List<Received> inbox = new ArrayList<>();

    private final Map<String, Function<Received, ?>> answers = new HashMap<>();
    private final Map<Long, Pending> acks = new HashMap<>();
    private long nextAckId;
    private String id;
    private String pid;
    private String offset;
    private boolean recovered;
    private Refusal refusal;
    private String disconnectReason;

    /** An acknowledgement that the server owes. */
    private record Pending(String event, CompletableFuture<Received> future) {}

    private TestClient(Supplier<Connection> network, Connection connection, String namespace, Object... auth) {
        this.network = network;
        this.connection = connection;
        this.activity = connection.server().activity();
        this.binding = connection.server().binding();
        this.namespace = namespace;
        this.auth = auth;
    }

    /** A client that has been let in or not, and opens a connection of its own should it lose this one. */
    static TestClient join(Supplier<Connection> network, Connection connection, String namespace, Object... auth) {
        TestClient client = new TestClient(network, connection, namespace, auth);
        client.join();
        return client;
    }

    private void join() {
        Packet connect = connectPacket();
        connection.add(this);
        connection.send(connect);
        activity.settle();
        activity.await(this::state).orElseThrow(() -> new AssertionError("no answer to the CONNECT of " + this));
    }

    private Packet connectPacket() {
        Map<String, Object> claim = activity.read(this::claim);
        if (auth.length == 0) {
            return claim.isEmpty()
                    ? Packet.connect(namespace)
                    : Packet.connect(namespace, binding.write(claim).values().get(0));
        }
        Payload payload = binding.write(auth);
        String json = payload.values().get(0);
        if (!json.startsWith("{") || !payload.attachments().isEmpty()) {
            throw new IllegalArgumentException("an auth payload is a JSON object without binary data, unlike " + json);
        }
        if (claim.isEmpty()) {
            return Packet.connect(namespace, json);
        }
        ((Map<?, ?>) binding.read(payload, 0, Map.class)).forEach((key, value) -> claim.put((String) key, value));
        return Packet.connect(namespace, binding.write(claim).values().get(0));
    }

    /** By what it may be recovered: the secret that it was given, and how far it has got. */
    private Map<String, Object> claim() {
        Map<String, Object> claim = new LinkedHashMap<>();
        if (pid != null) {
            claim.put("pid", pid);
        }
        if (offset != null) {
            claim.put("offset", offset);
        }
        return claim;
    }

    /** What has become of its wish to connect, if anything has. */
    private Optional<Object> state() {
        return Optional.<Object>ofNullable(id)
                .or(() -> Optional.ofNullable(refusal))
                .or(() -> Optional.ofNullable(disconnectReason));
    }

    /** This client, if it was let in. */
    TestClient accepted() {
        if (activity.read(() -> id) == null) {
            throw error(this + " was not let in: " + activity.read(() -> state().orElseThrow()));
        }
        return this;
    }

    /** The refusal of this client, which must have been. */
    Refusal refused() {
        connection.dropIfUnused();
        activity.settle();
        Refusal expected = activity.read(() -> refusal);
        if (expected == null) {
            throw error(this + " was expected to be refused, but "
                    + (activity.read(() -> id) == null ? "lost the connection" : "was let in"));
        }
        return expected;
    }

    // ---- What it is

    /**
     * The id of its socket, the same as {@link ee.socketio.Socket#id()}.
     *
     * @return the id
     */
    public String id() {
        return activity.read(() -> id);
    }

    /**
     * The namespace that it joined.
     *
     * @return the name of the namespace
     */
    public String namespace() {
        return namespace;
    }

    /**
     * Whether it is connected, as far as it knows.
     *
     * @return whether nobody has ended it
     */
    public boolean isConnected() {
        return activity.read(() -> id != null && disconnectReason == null);
    }

    /**
     * Whether it continues where it lost its connection: with the socket id that it had, and with what it missed.
     *
     * @return whether the server recovered its state when it {@linkplain #reconnect reconnected} last
     */
    public boolean isRecovered() {
        return activity.read(() -> recovered);
    }

    /**
     * Why it is not connected any more, in the words of the official JavaScript client: {@code io server disconnect},
     * {@code io client disconnect} or {@code transport close}. What the server calls the same is up to its
     * {@link ee.socketio.DisconnectReason}.
     *
     * @return the reason; empty while it is connected
     */
    public Optional<String> disconnectReason() {
        return activity.read(() -> Optional.ofNullable(disconnectReason));
    }

    /** Its socket, for messages. */
    @Override
    public String toString() {
        String socket = id();
        return "client " + (socket == null ? "" : socket + ' ') + "of " + namespace;
    }

    // ---- Emitting

    /**
     * Sends an event.
     *
     * @param event the name of the event
     * @param args its arguments: anything that JSON-B can write, and binary data in it
     * @throws IllegalArgumentException if the name is reserved, or an argument cannot be turned into JSON
     * @throws AssertionError if the client is not connected, or the server is still busy with it after the time that is
     *     allowed
     */
    public void emit(String event, Object... args) {
        send(event(Packet.NO_ID, event, args));
        activity.settle();
    }

    /**
     * Sends an event that the server is to acknowledge, and waits for nothing.
     *
     * @param event the name of the event
     * @param args its arguments
     * @return completes with the acknowledgement, a {@linkplain Received#rejection rejection} or not; exceptionally if
     *     the client gets disconnected
     * @throws IllegalArgumentException if the name is reserved, or an argument cannot be turned into JSON
     * @throws AssertionError if the client is not connected
     */
    public CompletableFuture<Received> emitAsync(String event, Object... args) {
        CompletableFuture<Received> future = new CompletableFuture<>();
        long ackId = activity.read(() -> nextAckId++);
        Packet packet = event(ackId, event, args);
        activity.update(() -> acks.put(ackId, new Pending(event, future)));
        send(packet);
        return future;
    }

    /**
     * Sends an event and waits for its acknowledgement.
     *
     * @param <T> the type of the acknowledged value
     * @param type the type to which the first value of the acknowledgement is bound; {@code Void} if there is none
     * @param event the name of the event
     * @param args its arguments
     * @return the value; {@code null} if there is none
     * @throws RejectedError if the server rejects the event
     * @throws IllegalArgumentException if the name is reserved, or an argument cannot be turned into JSON
     * @throws AssertionError if no acknowledgement comes in time, or its value cannot be bound
     */
    public <T> T emitWithAck(Class<T> type, String event, Object... args) {
        Received reply = emitWithAck(event, args);
        return type == Void.class ? null : reply.arg(0, type);
    }

    /**
     * Sends an event and waits for its acknowledgement, of any number and types of values.
     *
     * @param event the name of the event
     * @param args its arguments
     * @return the acknowledgement
     * @throws RejectedError if the server rejects the event
     * @throws IllegalArgumentException if the name is reserved, or an argument cannot be turned into JSON
     * @throws AssertionError if no acknowledgement comes in time
     */
    public Received emitWithAck(String event, Object... args) {
        Received reply = reply(event, args);
        reply.rejection().ifPresent(rejection -> {
            throw blame(
                    new RejectedError(call(event, args) + " of " + this + " was rejected: " + rejection, rejection));
        });
        return reply;
    }

    /**
     * Sends an event that the server is to reject.
     *
     * @param event the name of the event
     * @param args its arguments
     * @return what the server says
     * @throws IllegalArgumentException if the name is reserved, or an argument cannot be turned into JSON
     * @throws AssertionError if the event is acknowledged as usual, or not in time
     */
    public Rejection expectRejected(String event, Object... args) {
        Received reply = reply(event, args);
        return reply.rejection()
                .orElseThrow(() -> error(call(event, args) + " of " + this
                        + " was expected to be rejected, but the answer is " + reply));
    }

    private Received reply(String event, Object... args) {
        CompletableFuture<Received> future = emitAsync(event, args);
        activity.settle();
        boolean done = activity.await(() -> future.isDone() ? Optional.of(true) : Optional.empty())
                .isPresent();
        if (!done) {
            throw error(
                    "no acknowledgement of " + call(event, args) + " came to " + this + " within " + activity.limit());
        }
        try {
            return future.join();
        } catch (CompletionException e) {
            throw error("no acknowledgement of " + call(event, args) + " came to " + this + ": "
                    + e.getCause().getMessage());
        }
    }

    private String call(String event, Object... args) {
        return new Received(event, binding.write(args), binding, null).toString();
    }

    private Packet event(long ackId, String event, Object... args) {
        if (Packet.RESERVED_EVENTS.contains(event)) {
            throw new IllegalArgumentException("'" + event + "' is a reserved event name");
        }
        return Packet.event(namespace, ackId, event, binding.write(args));
    }

    private void send(Packet packet) {
        if (!isConnected()) {
            throw new AssertionError(
                    this + " is not connected: " + disconnectReason().orElse("it never was"));
        }
        connection.send(packet);
    }

    // ---- Receiving

    /**
     * Takes the oldest event of a name; events of other names stay.
     *
     * @param <T> the type of the argument
     * @param event the name of the event
     * @param type the type to which the first argument is bound
     * @return the first argument; {@code null} if it is the JSON {@code null}
     * @throws AssertionError if no such event comes in time, it has no argument, or that cannot be bound
     */
    public <T> T next(String event, Class<T> type) {
        Received received = next(event);
        if (received.arity() == 0) {
            throw error(received + " came to " + this + " without an argument");
        }
        return received.arg(0, type);
    }

    /**
     * Takes the oldest event of a name; events of other names stay.
     *
     * @param event the name of the event
     * @return the event
     * @throws AssertionError if no such event comes in time
     */
    public Received next(String event) {
        return take('"' + event + '"', received -> received.event().equals(event));
    }

    /**
     * Takes the oldest event.
     *
     * @return the event
     * @throws AssertionError if no event comes in time
     */
    public Received next() {
        return take("event", received -> true);
    }

    private Received take(String what, Predicate<Received> wanted) {
        activity.settle();
        return activity.await(() -> taken(wanted))
                .orElseThrow(() -> error("no " + what + " came to " + this + " within " + activity.limit()));
    }

    private Optional<Received> taken(Predicate<Received> wanted) {
        Optional<Received> found = inbox.stream().filter(wanted).findFirst();
        found.ifPresent(inbox::remove);
        return found;
    }

    /**
     * What came and was not taken, oldest first. It stays.
     *
     * @return an unmodifiable snapshot
     */
    public List<Received> received() {
        activity.settle();
        return activity.read(() -> List.copyOf(inbox));
    }

    /**
     * Asserts that nothing came that was not taken. If handlers are running, waits until they have returned, unless
     * they wait for a client themselves.
     *
     * @throws AssertionError if an event came
     */
    public void expectNothing() {
        expectNothing("event", received -> true);
    }

    /**
     * Asserts that no event of a name came that was not taken. If handlers are running, waits until they have returned,
     * unless they wait for a client themselves.
     *
     * @param event the name of the event
     * @throws AssertionError if such an event came
     */
    public void expectNothing(String event) {
        expectNothing('"' + event + '"', received -> received.event().equals(event));
    }

    private void expectNothing(String what, Predicate<Received> unwanted) {
        activity.settleForGood();
        if (received().stream().anyMatch(unwanted)) {
            throw error("no " + what + " was expected to come to " + this);
        }
    }

    /**
     * Answers the events of a name that the server wants to be acknowledged, from now on. Those that are answered are
     * not among the {@linkplain #next() received} ones.
     *
     * @param event the name of the event
     * @param answer makes the value of the acknowledgement: {@code null} for none, an {@code Object[]} for several; it
     *     is called on a thread of its own and may block. If it throws, no acknowledgement is sent, and the exception
     *     is among the {@linkplain SocketIoTester#failures failures}
     */
    public void onAck(String event, Function<Received, ?> answer) {
        activity.update(() -> answers.put(event, answer));
    }

    // ---- Coming and going

    /**
     * Joins another namespace over the same connection.
     *
     * @param other the namespace
     * @return the client in that namespace
     * @throws IllegalStateException if the connection is in that namespace, or closed
     * @throws AssertionError if it is not let in
     */
    public TestClient join(String other) {
        return join(network, connection, other).accepted();
    }

    /**
     * Joins another namespace over the same connection.
     *
     * @param other the namespace
     * @param auth the auth payload: anything that JSON-B writes as an object
     * @return the client in that namespace
     * @throws IllegalArgumentException if the auth payload cannot be turned into a JSON object
     * @throws IllegalStateException if the connection is in that namespace, or closed
     * @throws AssertionError if it is not let in
     */
    public TestClient join(String other, Object auth) {
        return join(network, connection, other, new Object[] {auth}).accepted();
    }

    /**
     * Leaves the namespace; closes the connection if that was the last. The server's reason is
     * {@link ee.socketio.DisconnectReason#CLIENT_NAMESPACE_DISCONNECT}. Does nothing if it is not connected.
     */
    public void disconnect() {
        if (isConnected()) {
            connection.remove(this);
            ended("io client disconnect");
            connection.send(Packet.disconnect(namespace));
            connection.dropIfUnused();
        }
        activity.settle();
    }

    /**
     * Loses the connection, with all its namespaces, as if the network had failed. The server's reason is
     * {@link ee.socketio.DisconnectReason#TRANSPORT_CLOSE}. Does nothing if it is lost.
     */
    public void drop() {
        connection.drop();
        activity.settle();
    }

    /**
     * Connects again, over a connection of its own, with the handshake and the auth payload that it had. If the server
     * {@linkplain ee.socketio.SocketIoConfig#connectionStateRecovery() recovers} its state, it {@linkplain #isRecovered
     * continues}; else it has a new {@link #id}. What came before stays with it.
     *
     * @throws IllegalStateException if it is connected
     * @throws AssertionError if it is not let in
     */
    public void reconnect() {
        if (isConnected()) {
            throw new IllegalStateException(this + " is connected");
        }
        activity.update(() -> {
            id = null;
            refusal = null;
            disconnectReason = null;
        });
        connection = network.get();
        join();
        accepted();
    }

    /**
     * Leaves heartbeats unanswered from now on: {@linkplain SocketIoTester#advance later}, the server ends the
     * connection with {@link ee.socketio.DisconnectReason#PING_TIMEOUT}.
     */
    public void ignoreHeartbeats() {
        connection.mute();
    }

    /**
     * Takes nothing that the server sends until it {@linkplain #resume resumes}, as over a network that is stuck: one
     * message is under way, the others wait in the server, which drops volatile ones.
     */
    public void stall() {
        connection.stall();
    }

    /** Takes what the server sends, again. */
    public void resume() {
        connection.goOn();
        activity.settle();
    }

    // ---- From the server

    void receive(Packet packet) {
        switch (packet.type()) {
            case CONNECT -> receiveConnect(packet);
            case CONNECT_ERROR -> {
                connection.remove(this);
                activity.update(() -> refusal = new Refusal(packet.payload(), binding));
            }
            case DISCONNECT -> {
                connection.remove(this);
                ended("io server disconnect");
            }
            case EVENT -> receiveEvent(packet);
            case ACK -> receiveAck(packet);
        }
    }

    private void receiveConnect(Packet packet) {
        Map<?, ?> answer = (Map<?, ?>) binding.read(packet.payload(), 0, Map.class);
        activity.update(() -> {
            String given = (String) answer.get("pid");
            recovered = given != null && given.equals(pid);
            pid = given;
            id = (String) answer.get("sid");
        });
    }

    private void receiveEvent(Packet packet) {
        boolean question = packet.id() != Packet.NO_ID;
        Payload payload = question ? packet.payload() : withoutOffset(packet.payload());
        Received received =
                new Received(packet.event(), payload, binding, question ? reply -> answer(packet, reply) : null);
        if (question) {
            activity.asked(packet);
        }
        Function<Received, ?> answer = question ? activity.read(() -> answers.get(packet.event())) : null;
        if (answer == null) {
            activity.update(() -> inbox.add(received));
        } else {
            activity.execute(() -> received.ack(values(answer.apply(received))));
        }
    }

    /** The last argument is not one, but tells how far the client has got, if it is a string and there is a secret. */
    private Payload withoutOffset(Payload payload) {
        int last = payload.values().size() - 1;
        if (last < 0 || !payload.values().get(last).startsWith("\"") || activity.read(() -> pid) == null) {
            return payload;
        }
        activity.update(() -> offset = (String) binding.read(payload, last, String.class));
        return new Payload(payload.values().subList(0, last), payload.attachments());
    }

    private static Object[] values(Object answer) {
        if (answer == null) {
            return new Object[0];
        }
        // Exactly Object[]: an array of another type is one value.
        return answer.getClass() == Object[].class ? (Object[]) answer : new Object[] {answer};
    }

    private void answer(Packet question, Payload reply) {
        send(Packet.ack(namespace, question.id(), reply));
        activity.answered(question);
        activity.settle();
    }

    private void receiveAck(Packet packet) {
        Pending pending = activity.read(() -> acks.remove(packet.id()));
        if (pending != null) {
            Received reply = new Received(pending.event(), packet.payload(), binding, null);
            activity.execute(() -> activity.update(() -> pending.future().complete(reply)));
        }
    }

    /** Ends it. Only the first reason counts. */
    void ended(String reason) {
        List<Pending> unanswered = activity.read(() -> {
            if (disconnectReason == null) {
                disconnectReason = reason;
            }
            List<Pending> all = List.copyOf(acks.values());
            acks.clear();
            return all;
        });
        unanswered.forEach(pending -> activity.execute(
                () -> pending.future().completeExceptionally(new IllegalStateException("disconnected: " + reason))));
    }

    // ---- Errors

    private AssertionError error(String message) {
        return blame(new AssertionError(message + ".\n  Received: "
                + activity.read(() -> inbox.isEmpty()
                        ? "nothing else"
                        : inbox.stream().map(Received::toString).collect(Collectors.joining("\n            ")))
                + disconnectReason()
                        .map(reason -> "\n  Disconnected: " + reason)
                        .orElse("")));
    }

    /** What handlers threw may be why. */
    private <E extends AssertionError> E blame(E error) {
        activity.failures().forEach(error::addSuppressed);
        return error;
    }
}
