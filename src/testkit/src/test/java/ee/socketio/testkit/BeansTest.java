/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;

import org.junit.jupiter.api.Test;

import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketIoConfig;

class BeansTest {
    interface Greeter {
        String greet(String name);
    }

    @ApplicationScoped
    static class Polite implements Greeter {
        @Override
        public String greet(String name) {
            return "Good evening, " + name;
        }
    }

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Casual implements Greeter {
        @Override
        public String greet(String name) {
            return "Hi, " + name;
        }
    }

    @SocketEndpoint
    static class Door {
        @Inject
        Greeter greeter;

        String knock(@Observes @On("knock") String name) {
            return greeter.greet(name);
        }
    }

    @SocketEndpoint
    static class Shop {
        @Inject
        @Priced
        Greeter priced;

        String price(@Observes @On("price") String thing) {
            return priced.greet(thing);
        }
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Priced {
        AnnotationLiteral<Priced> LITERAL = new PricedLiteral();
    }

    private static final class PricedLiteral extends AnnotationLiteral<Priced> implements Priced {
        private static final long serialVersionUID = 1L;
    }

    static class Options {
        @Produces
        SocketIoConfig config() {
            return SocketIoConfig.builder().maxHttpBufferSize(100).build();
        }
    }

    private static String knock(SocketIoTester tester) {
        try (SocketIoTester io = tester.start()) {
            return io.connect().emitWithAck(String.class, "knock", "Ann");
        }
    }

    @Test
    void beansAreThoseThatAreListed() {
        assertThat(knock(SocketIoTester.of(Door.class, Polite.class))).isEqualTo("Good evening, Ann");
    }

    @Test
    void missingBeanIsTheContainersError() {
        SocketIoTester tester = SocketIoTester.of(Door.class);

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(tester::start)
                .withMessageContaining("Greeter");
        assertThat(knock(tester.bean(Greeter.class, name -> "Hello"))).isEqualTo("Hello");
    }

    @Test
    void alternativeIsSelected() {
        assertThat(knock(SocketIoTester.of(Door.class, Polite.class, Casual.class)))
                .isEqualTo("Hi, Ann");
    }

    @Test
    void instanceTakesThePlaceOfABean() {
        assertThat(knock(SocketIoTester.of(Door.class, Polite.class).bean(Greeter.class, "Oh, "::concat)))
                .isEqualTo("Oh, Ann");
    }

    @Test
    void instanceTakesThePlaceOfAnAlternative() {
        SocketIoTester tester = SocketIoTester.of(Door.class, Polite.class, Casual.class);

        assertThat(knock(tester.bean(Greeter.class, "Oh, "::concat))).isEqualTo("Oh, Ann");
    }

    @Test
    void instanceMayHaveQualifiers() {
        SocketIoTester tester = SocketIoTester.of(Shop.class, Door.class, Polite.class)
                .bean(Greeter.class, "free: "::concat, Priced.LITERAL);

        try (SocketIoTester io = tester.start()) {
            TestClient client = io.connect();
            assertThat(client.emitWithAck(String.class, "price", "tea")).isEqualTo("free: tea");
            assertThat(client.emitWithAck(String.class, "knock", "Ann")).isEqualTo("Good evening, Ann");
        }
    }

    @Test
    void severalInstancesMayHaveOneType() {
        SocketIoTester tester = SocketIoTester.of(Shop.class, Door.class)
                .bean(Greeter.class, "free: "::concat, Priced.LITERAL)
                .bean(Greeter.class, "Oh, "::concat);

        assertThat(knock(tester)).isEqualTo("Oh, Ann");
    }

    @Test
    void instanceIsInjectedAsItIs() {
        Greeter greeter = "Oh, "::concat;

        try (SocketIoTester io =
                SocketIoTester.of(Door.class).bean(Greeter.class, greeter).start()) {
            assertThat(io.select(Greeter.class)).isSameAs(greeter);
        }
    }

    @Test
    void containerCanBeCustomized() {
        SocketIoTester tester =
                SocketIoTester.of(Door.class).container(initializer -> initializer.addBeanClasses(Polite.class));

        assertThat(knock(tester)).isEqualTo("Good evening, Ann");
    }

    @Test
    void optionsAreThoseOfTheApplication() {
        try (SocketIoTester io =
                SocketIoTester.of(Door.class, Polite.class, Options.class).start()) {
            TestClient client = io.connect();
            client.emit("knock", "Ann".repeat(100));
            assertThat(client.isConnected()).isFalse();
        }
    }

    @Test
    void optionsOfTheTestComeFirst() {
        try (SocketIoTester io = SocketIoTester.of(Door.class, Polite.class, Options.class)
                .config(SocketIoConfig.builder().build())
                .start()) {
            TestClient client = io.connect();
            client.emit("knock", "Ann".repeat(100));
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void whatRunsCannotBeChanged() {
        try (SocketIoTester io = SocketIoTester.of(Door.class, Polite.class).start()) {
            assertThatIllegalStateException().isThrownBy(() -> io.bean(Greeter.class, "Oh, "::concat));
            assertThatIllegalStateException().isThrownBy(() -> io.timeout(Duration.ofSeconds(1)));
            assertThatIllegalStateException().isThrownBy(io::start);
        }
    }

    @Test
    void whatDoesNotRunHasNoClients() {
        SocketIoTester tester = SocketIoTester.of(Door.class, Polite.class);

        assertThatIllegalStateException().isThrownBy(tester::connect).withMessageContaining("not running");
    }

    @Test
    void timeoutIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoTester.of().timeout(Duration.ZERO));
    }

    @Test
    void testerCanBeStartedAgain() {
        SocketIoTester tester = SocketIoTester.of(Door.class, Polite.class);

        assertThat(knock(tester)).isEqualTo(knock(tester));
    }
}
