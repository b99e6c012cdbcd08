/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** The two ways to a tester in JUnit, and what remains of one: nothing. */
@SocketIoTest({JUnitTest.Counter.class, JUnitTest.Counting.class})
class JUnitTest {
    @ApplicationScoped
    static class Counter {
        private static volatile int destroyed;

        private int count;

        synchronized int next() {
            return ++count;
        }

        @PreDestroy
        void end() {
            destroyed++;
        }
    }

    @SocketEndpoint
    static class Counting {
        @Inject
        Counter counter;

        @Inject
        @Namespace("/")
        SocketNamespace everybody;

        int count(@Observes @On("count") Message message) {
            int count = counter.next();
            everybody.emit("counted", count);
            return count;
        }
    }

    @SocketEndpoint
    static class Other {
        String count(@Observes @On("count") Message message) {
            return "other";
        }
    }

    private TestClient early;

    @BeforeEach
    void connect(SocketIoTester io) {
        early = io.connect();
    }

    @AfterEach
    void stillConnected(SocketIoTester io) {
        assertThat(io.connect().isConnected()).isTrue();
    }

    @RepeatedTest(2)
    void eachTestHasAnApplicationOfItsOwn(SocketIoTester io) {
        TestClient client = io.connect();

        assertThat(client.emitWithAck(Integer.class, "count")).isEqualTo(1);
        assertThat(early.next("counted", Integer.class)).isEqualTo(1);
    }

    @Test
    @SocketIoTest(Other.class)
    void testMayHaveBeansOfItsOwn(SocketIoTester io) {
        assertThat(io.connect().emitWithAck(String.class, "count")).isEqualTo("other");
    }

    @Nested
    class InANestedClass {
        @Test
        void testHasTheBeansOfTheClassAround(SocketIoTester io) {
            assertThat(early.emitWithAck(Integer.class, "count")).isEqualTo(1);
        }

        @Nested
        @SocketIoTest(Other.class)
        class WithBeansOfItsOwn {
            @Test
            void testHasThose(SocketIoTester io) {
                assertThat(io.connect().emitWithAck(String.class, "count")).isEqualTo("other");
            }
        }
    }

    static class Inheriting extends JUnitTest {}

    // ---- Cases that are run by the tests below

    private static Events run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @SocketIoTest({Counter.class, Counting.class})
    static class AtTheSameTime {
        private static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

        @RepeatedTest(4)
        void testsDoNotMeet(SocketIoTester io) throws Exception {
            TOGETHER.await(30, TimeUnit.SECONDS);
            TestClient client = io.connect();
            for (int i = 1; i <= 100; i++) {
                assertThat(client.emitWithAck(Integer.class, "count")).isEqualTo(i);
                assertThat(client.next("counted", Integer.class)).isEqualTo(i);
            }
            client.expectNothing();
            TOGETHER.await(30, TimeUnit.SECONDS);
        }
    }

    static class InAField {
        private static SocketIoTester last;

        @RegisterExtension
        final SocketIoTester io = SocketIoTester.of(Counter.class, Counting.class);

        @Test
        void fieldAndParameterAreTheSame(SocketIoTester parameter) {
            last = io;
            assertThat(parameter).isSameAs(io);
            assertThat(io.connect().emitWithAck(Integer.class, "count")).isEqualTo(1);
        }

        @AfterAll
        static void isClosed() {
            assertThatIllegalStateException().isThrownBy(last::connect);
        }
    }

    static class InAStaticField {
        @RegisterExtension
        static final SocketIoTester IO = SocketIoTester.of(Counter.class, Counting.class);

        @RepeatedTest(2)
        void startsForEachTest() {
            assertThat(IO.connect().emitWithAck(Integer.class, "count")).isEqualTo(1);
        }
    }

    @SocketIoTest(Counting.class)
    static class BeanIsMissing {
        @Test
        void doesNotBegin(SocketIoTester io) {
            throw new AssertionError("it began");
        }
    }

    @SocketIoTest({Counter.class, Counting.class})
    static class InAConstructor {
        InAConstructor(SocketIoTester io) {}

        @Test
        void doesNotBegin() {
            throw new AssertionError("it began");
        }
    }

    @Test
    void testsMayRunAtTheSameTime() {
        run(AtTheSameTime.class).assertStatistics(stats -> stats.started(4).succeeded(4));
    }

    @Test
    void testerMayBeAField() {
        run(InAField.class).assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void testerMayBeAStaticField() {
        run(InAStaticField.class).assertStatistics(stats -> stats.started(2).succeeded(2));
    }

    @Test
    void mistakesFailTheTest() {
        run(BeanIsMissing.class).assertStatistics(stats -> stats.started(1).failed(1));
        run(InAConstructor.class).assertStatistics(stats -> stats.started(1).failed(1));
    }

    @Test
    void annotationIsInherited() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod(
                        Inheriting.class, "testMayHaveBeansOfItsOwn", SocketIoTester.class))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void nothingRemains() {
        int before = Counter.destroyed;

        run(InAField.class);

        assertThat(Counter.destroyed).isEqualTo(before + 1);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("socketio-test-"))
                .as("those of this test's own tester")
                .allMatch(thread -> !thread.getState().equals(Thread.State.RUNNABLE));
    }
}
