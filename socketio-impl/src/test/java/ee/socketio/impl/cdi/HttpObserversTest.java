/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;

import org.junit.jupiter.api.Test;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.HandshakeRequest;
import ee.socketio.Handshaking;
import ee.socketio.Responding;
import ee.socketio.ResponseHeaders;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class HttpObserversTest {
    private final CdiContainer container;
    private final List<Runnable> handedOver = new ArrayList<>();

    HttpObserversTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Chat {}

    @RequestScoped
    static class Count {
        private int value;

        int next() {
            return ++value;
        }
    }

    @ApplicationScoped
    static class Doorkeeper {
        void second(@Observes @Handshaking @Priority(20) HandshakeRequest request, Journal journal, Count count) {
            journal.note("second " + request.url() + ' ' + count.next());
        }

        void first(@Observes @Handshaking @Priority(10) HandshakeRequest request, Journal journal, Count count) {
            journal.note("first " + request.url() + ' ' + count.next());
            switch (request.url()) {
                case "/strangers" -> throw new ConnectionRefusedException("no strangers", "data has no place");
                case "/fails" -> throw new IllegalStateException("secret");
                default -> {}
            }
        }
    }

    @ApplicationScoped
    static class Writer {
        void fail(@Observes @Responding @Priority(10) ResponseHeaders headers) {
            headers.add("x-one", "1");
            throw new IllegalStateException("secret");
        }

        void write(@Observes @Responding @Priority(20) ResponseHeaders headers) {
            headers.set("x-two", "2");
        }
    }

    private void deployed(
            Function<HttpObservers, CompletionStage<Void>> call, List<String> journal, Class<?>... beans) {
        deployed(Runnable::run, call, journal, beans);
    }

    private void deployed(
            Executor executor,
            Function<HttpObservers, CompletionStage<Void>> call,
            List<String> journal,
            Class<?>... beans) {
        List<Class<?>> all = new ArrayList<>(List.of(beans));
        all.addAll(List.of(Journal.class, Count.class, Chat.class));
        try (SeContainer deployed = container.deploy(all.toArray(Class<?>[]::new))) {
            WebModule module = deployed.getBeanManager()
                    .getExtension(SocketIoExtension.class)
                    .module(getClass().getClassLoader(), "");
            try {
                call.apply(module.httpObservers(deployed.getBeanManager(), executor))
                        .toCompletableFuture()
                        .join();
            } finally {
                journal.addAll(deployed.select(Journal.class).get().entries());
            }
        }
    }

    private static HandshakeRequest request(String url) {
        return (HandshakeRequest) Proxy.newProxyInstance(
                HandshakeRequest.class.getClassLoader(),
                new Class<?>[] {HandshakeRequest.class},
                (proxy, method, arguments) -> method.getName().equals("url") ? url : null);
    }

    @Test
    void verifyThatObserversOfAHandshakeAreAskedInOrder() {
        List<String> journal = new ArrayList<>();

        deployed(observers -> observers.check(request("/a")), journal, Doorkeeper.class);

        assertThat(journal).as("in one request context").containsExactly("first /a 1", "second /a 2");
    }

    @Test
    void verifyThatAnObserverRefuses() {
        List<String> journal = new ArrayList<>();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(
                        () -> deployed(observers -> observers.check(request("/strangers")), journal, Doorkeeper.class))
                .withCauseInstanceOf(ConnectionRefusedException.class)
                .havingCause()
                .withMessage("no strangers");
        assertThat(journal).containsExactly("first /strangers 1");
    }

    @Test
    void verifyThatAnObserverThatFailsRefusesWithoutTellingWhy() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.cdi")) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> deployed(
                            observers -> observers.check(request("/fails")), new ArrayList<>(), Doorkeeper.class))
                    .havingCause()
                    .isInstanceOf(ConnectionRefusedException.class)
                    .withMessage("Forbidden")
                    .withNoCause();
            assertThat(log.records()).singleElement().satisfies(entry -> {
                assertThat(entry.getMessage()).isEqualTo("SIO000213: " + Doorkeeper.class.getName() + ".first failed");
                assertThat(entry.getThrown()).hasMessage("secret");
            });
        }
    }

    @Test
    void verifyThatHeadersAreAddedWhateverAnObserverThrows() {
        List<String> headers = new ArrayList<>();
        ResponseHeaders recorder = (ResponseHeaders) Proxy.newProxyInstance(
                ResponseHeaders.class.getClassLoader(),
                new Class<?>[] {ResponseHeaders.class},
                (proxy, method, arguments) -> {
                    headers.add(method.getName() + ' ' + arguments[0] + ": " + arguments[1]);
                    return proxy;
                });

        try (CapturedLog log = CapturedLog.of("ee.socketio.cdi")) {
            deployed(observers -> observers.respond(recorder), new ArrayList<>(), Writer.class);
            assertThat(log.records())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.getMessage()).startsWith("SIO000213: "));
        }

        assertThat(headers).containsExactly("add x-one: 1", "set x-two: 2");
    }

    @Test
    void verifyThatObserversAreCalledOnAThreadOfTheExecutor() {
        List<String> journal = new ArrayList<>();
        Executor executor = task -> {
            handedOver.add(task);
            task.run();
        };

        deployed(executor, observers -> observers.check(request("/a")), journal, Doorkeeper.class);
        assertThat(handedOver).hasSize(1);

        deployed(executor, observers -> observers.respond(null), journal, Doorkeeper.class);
        assertThat(handedOver).as("nobody observes that").hasSize(1);
    }
}
