/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.protocol.Payload;

/**
 * Runs the observers of an application on the real dispatcher, in memory: no servlet container, no network, no waiting.
 * Clients are objects of the test, packets are encoded and decoded as on the wire, time passes when the test says so.
 * <!-- snippet: src/testkit/src/test/java/ee/socketio/testkit/HowToTest.java#field -->
 *
 * <pre>{@code
 * class ChatWithAFullArchiveTest {
 *     @RegisterExtension
 *     final SocketIoTester io = SocketIoTester.of(Chat.class).bean(Archive.class, text -> {
 *         throw new IllegalStateException("the disk is full");
 *     });
 *
 *     @Test
 *     void sayFails() {
 *         TestClient ann = io.connect("/chat", new Credentials("ann"));
 *
 *         assertThat(ann.expectRejected("say", new Say("lobby", "hi")).code()).isEqualTo("INTERNAL");
 *         assertThat(io.failures()).singleElement().isInstanceOf(IllegalStateException.class);
 *     }
 * }
 * }</pre>
 *
 * <p>As a JUnit extension in a field, it starts before each test, {@code @BeforeEach} methods included, and is closed
 * after it; tests may also take it as a parameter, as they do with {@link SocketIoTest}. Elsewhere, {@link #start} and
 * {@link #close} do the same. What is to be run is said before it starts, by the methods that return the tester.
 *
 * <h2>Container</h2>
 *
 * The beans run in the CDI container for Java SE that is on the class path: the kit depends on Weld, and on Yasson for
 * JSON-B, at run time; a project that prefers others excludes these and adds its own. No servlet container is there,
 * nor what it would bring: {@code @Resource}, persistence, transactions, security of the server are to be replaced by
 * {@linkplain #bean beans of the test}.
 *
 * <h2>Threads</h2>
 *
 * Handlers run on threads of the tester, as they would on those of a server, one after the other for each socket.
 * {@link TestClient} tells how far it waits for them. A tester serves one test at a time; several may run at the same
 * time if each has a tester of its own: by {@link SocketIoTest}, or in a field that is not static. Thread-safe once
 * started, but for {@link #advance}.
 */
public final class SocketIoTester implements BeforeEachCallback, AfterEachCallback, ParameterResolver, AutoCloseable {
    private static final Namespace STORE = Namespace.create(SocketIoTester.class);

    private final Deployment deployment;

    private final Clock clock = new ServerClock(() -> this.server);

    /** Written by the thread that starts and closes it, read by all. */
    private volatile RunningServer server;

    SocketIoTester(Deployment deployment) {
        this.deployment = deployment;
    }

    /**
     * A tester of some classes: endpoints, other beans with observers, and the beans that they inject. An
     * {@code @Alternative} among them with a {@code @Priority} takes the place of another bean. Nothing else of the
     * class path is a bean, but what installed extensions of CDI add.
     *
     * @param beans the classes
     * @return the tester, to be started
     */
    public static SocketIoTester of(Class<?>... beans) {
        return new SocketIoTester(new Deployment(beans));
    }

    // ---- What is to be run

    /**
     * Puts an object in the place of the bean of a type, whether the application has one or not: a fake, or what a
     * server would provide.
     *
     * @param <T> the type
     * @param type the type by which it is injected
     * @param instance the object, injected as it is: without proxy, interceptors or injection into it
     * @param qualifiers its qualifiers; {@code @Default} if there are none
     * @return this tester
     * @throws IllegalStateException if it has been started
     */
    public <T> SocketIoTester bean(Class<T> type, T instance, Annotation... qualifiers) {
        unstarted().provide(type, instance, qualifiers);
        return this;
    }

    /**
     * Sets the options of the server, in place of those that the application produces. Those of transports, paths,
     * origins and executors mean nothing here.
     *
     * @param config the options
     * @return this tester
     * @throws IllegalStateException if it has been started
     */
    public SocketIoTester config(SocketIoConfig config) {
        unstarted().configure(config);
        return this;
    }

    /**
     * Changes what else can be changed about the container: interceptors, decorators, extensions, properties.
     *
     * @param customizer is called when the container is about to start
     * @return this tester
     * @throws IllegalStateException if it has been started
     */
    public SocketIoTester container(Consumer<SeContainerInitializer> customizer) {
        unstarted().customize(customizer);
        return this;
    }

    /**
     * Sets how long anything may take, by the clock on the wall, before it counts as missing. Default: 5 s.
     *
     * @param limit the time, more than 0
     * @return this tester
     * @throws IllegalArgumentException if it is not more than 0
     * @throws IllegalStateException if it has been started
     */
    public SocketIoTester timeout(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a timeout is more than 0, unlike " + limit);
        }
        unstarted().limit(limit);
        return this;
    }

    private Deployment unstarted() {
        if (server != null) {
            throw new IllegalStateException("the tester has been started");
        }
        return deployment;
    }

    /**
     * Starts the application.
     *
     * @return this tester
     * @throws IllegalStateException if it has been started
     * @throws RuntimeException the container's own, if the beans have mistakes
     */
    public synchronized SocketIoTester start() {
        server = RunningServer.start(unstarted());
        return this;
    }

    /**
     * Stops the application: sockets end with {@link ee.socketio.DisconnectReason#SERVER_SHUTTING_DOWN}, handlers that
     * wait for something are interrupted, beans are destroyed. Does nothing if it is not started. Can be started again.
     *
     * @throws AssertionError if a handler does not end
     */
    @Override
    public synchronized void close() {
        if (server != null) {
            RunningServer stopped = server;
            server = null;
            stopped.close();
        }
    }

    private RunningServer server() {
        RunningServer running = server;
        if (running == null) {
            throw new IllegalStateException("the tester is not running: register it as an extension, or start it");
        }
        return running;
    }

    // ---- Clients

    /**
     * Connects a client to the namespace {@code /}.
     *
     * @return the client
     * @throws AssertionError if it is not let in
     */
    public TestClient connect() {
        return connect("/");
    }

    /**
     * Connects a client, without an auth payload.
     *
     * @param namespace the namespace
     * @return the client
     * @throws AssertionError if it is not let in
     */
    public TestClient connect(String namespace) {
        return client().connect(namespace);
    }

    /**
     * Connects a client.
     *
     * @param namespace the namespace
     * @param auth the auth payload: anything that JSON-B writes as an object
     * @return the client
     * @throws IllegalArgumentException if the auth payload cannot be turned into a JSON object
     * @throws AssertionError if it is not let in
     */
    public TestClient connect(String namespace, Object auth) {
        return client().connect(namespace, auth);
    }

    /**
     * Connects a client, without an auth payload, that must not be let in.
     *
     * @param namespace the namespace
     * @return why it was not let in
     * @throws AssertionError if it is let in
     */
    public Refusal expectRefused(String namespace) {
        return client().expectRefused(namespace);
    }

    /**
     * Connects a client that must not be let in.
     *
     * @param namespace the namespace
     * @param auth the auth payload: anything that JSON-B writes as an object
     * @return why it was not let in
     * @throws IllegalArgumentException if the auth payload cannot be turned into a JSON object
     * @throws AssertionError if it is let in
     */
    public Refusal expectRefused(String namespace, Object auth) {
        return client().expectRefused(namespace, auth);
    }

    /**
     * Begins the handshake of a client: its headers, query parameters, its user.
     *
     * @return a builder
     */
    public ClientBuilder client() {
        return new ClientBuilder(server());
    }

    // ---- The application

    /**
     * A bean of the application, {@link ee.socketio.SocketServer} for one.
     *
     * @param <T> the type
     * @param type the type of the bean
     * @param qualifiers its qualifiers; {@code @Default} if there are none
     * @return the bean, or its client proxy
     * @throws RuntimeException the container's own, if there is none, or more than one
     */
    public <T> T select(Class<T> type, Annotation... qualifiers) {
        return server().select(type, qualifiers);
    }

    /**
     * Fires an event of the application, as one of its services would: not one of a client. Returns when the server has
     * done what followed from it.
     *
     * @param event the event
     * @param qualifiers its qualifiers
     */
    public void fire(Object event, Annotation... qualifiers) {
        server().fire(event, qualifiers);
    }

    /**
     * Emits an event to the servers, as another server of a cluster would. Returns when its
     * {@link ee.socketio.ServerSide} observers have returned.
     *
     * @param namespace the namespace, or a pattern
     * @param event the name of the event
     * @param args the arguments
     * @throws IllegalArgumentException if an argument cannot be turned into JSON
     */
    public void serverSideEmit(String namespace, String event, Object... args) {
        server().other().emit(namespace, event, args);
    }

    /**
     * Emits an event to the servers, as another server of a cluster would, and waits for the reply of this one.
     *
     * @param <T> the type of the reply
     * @param type the type to which the first value of the reply is bound; {@code Void} for none
     * @param namespace the namespace, or a pattern
     * @param event the name of the event
     * @param args the arguments
     * @return the reply
     * @throws IllegalArgumentException if an argument cannot be turned into JSON, or the reply cannot be bound
     * @throws AssertionError if the reply is an error, or does not come in time
     */
    public <T> T serverSideEmitWithAck(Class<T> type, String namespace, String event, Object... args) {
        RunningServer running = server();
        Payload reply = running.other().ask(namespace, event, args);
        @SuppressWarnings("unchecked") // the value is bound to this type; not type.cast(), for primitive types
        T value = type == Void.class ? null : (T) running.binding().read(reply, 0, type);
        return value;
    }

    /**
     * What went wrong on the server, in that order: the causes that {@link ee.socketio.OnFailure} observers are told
     * of, but for {@link ee.socketio.EventRejectedException}, which is an answer; also what functions have thrown that
     * {@linkplain TestClient#onAck answer} for clients. They are attached to the errors of clients, too.
     *
     * @return an unmodifiable snapshot
     */
    public List<Throwable> failures() {
        server().activity().settle();
        return server().activity().failures();
    }

    /**
     * Lets time pass for the server, which else stands still: heartbeats go to and fro, acknowledgements and
     * connections time out. Each timeout comes at its time, to the millisecond, and what follows from it is done before
     * the next. Not to be called by several threads at the same time.
     *
     * @param time how much time; less than a millisecond is none
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back by " + time);
        }
        server().advance(time);
    }

    /**
     * The wall clock of the server: the time of the system, put forward by what has been let {@linkplain #advance
     * pass}. For beans that compute when an identity expires.
     *
     * @return the clock, in UTC; may be asked for before the tester starts
     */
    public Clock clock() {
        return clock;
    }

    // ---- JUnit

    /** {@inheritDoc} */
    @Override
    public void beforeEach(ExtensionContext context) {
        start();
        context.getStore(STORE).put(SocketIoTester.class, this);
    }

    /** {@inheritDoc} */
    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /** {@inheritDoc} */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SocketIoTester.class
                && context.getTestMethod().isPresent();
    }

    /** {@inheritDoc} */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(STORE).get(SocketIoTester.class);
    }
}
