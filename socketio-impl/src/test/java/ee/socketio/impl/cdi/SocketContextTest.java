/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ee.socketio.Socket;

class SocketContextTest {
    private final SocketContext context = new SocketContext();
    private final List<Object> destroyed = new ArrayList<>();
    private final Socket socket = socket();
    private final CreationalContext<Object> creation = new NoCreation();

    @BeforeEach
    void begin() {
        context.begin(socket);
    }

    private static Socket socket() {
        return (Socket) Proxy.newProxyInstance(
                Socket.class.getClassLoader(),
                new Class<?>[] {Socket.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class NoCreation implements CreationalContext<Object> {
        @Override
        public void push(Object incomplete) {
            // Nobody asks for it.
        }

        @Override
        public void release() {
            // There is nothing to release.
        }
    }

    private class Bean implements Contextual<Object> {
        @Override
        public Object create(CreationalContext<Object> creationalContext) {
            return new Object();
        }

        @Override
        public void destroy(Object instance, CreationalContext<Object> creationalContext) {
            destroyed.add(instance);
        }
    }

    private final class FailingBean extends Bean {
        @Override
        public void destroy(Object instance, CreationalContext<Object> creationalContext) {
            throw new IllegalStateException("cannot be destroyed");
        }
    }

    private static <T> T during(Socket current, Supplier<T> action) {
        List<T> results = new ArrayList<>();
        Delivery.of(current).run(null, () -> results.add(action.get()));
        return results.get(0);
    }

    private Socket beginning() {
        Socket beginning = socket();
        context.begin(beginning);
        return beginning;
    }

    @Test
    void instanceIsMadeOnceForEachSocket() {
        Bean bean = new Bean();

        Object first = during(socket, () -> context.get(bean, creation));

        assertThat(during(socket, () -> context.get(bean, creation))).isSameAs(first);
        assertThat(during(socket, () -> context.get(bean))).isSameAs(first);
        assertThat(during(beginning(), () -> context.get(bean, creation))).isNotSameAs(first);
    }

    @Test
    void instanceIsNotMadeUnlessAskedTo() {
        Bean bean = new Bean();

        assertThat(during(socket, () -> context.get(bean))).isNull();
        assertThat(during(socket, () -> context.get(bean, null))).isNull();
    }

    @Test
    void nothingIsLeftOfASocketThatHasEnded() {
        Bean bean = new Bean();
        Object instance = during(socket, () -> context.get(bean, creation));
        CompletionStage<Void> destruction = context.destruction(socket);

        context.release(socket);

        assertThat(destroyed).containsExactly(instance);
        assertThat(destruction).isCompleted();
        assertEnded();
    }

    @Test
    void nothingIsLeftOfASocketAlsoIfABeanCannotBeDestroyed() {
        Bean bean = new FailingBean();
        during(socket, () -> context.get(bean, creation));
        CompletionStage<Void> destruction = context.destruction(socket);

        assertThatIllegalStateException().isThrownBy(() -> context.release(socket));

        assertThat(destruction).isCompleted();
        assertEnded();
    }

    @Test
    void instancesStayForThoseWhoStillUseThem() {
        Bean bean = new Bean();
        Object instance = during(socket, () -> context.get(bean, creation));
        context.retain(socket);

        context.release(socket);
        assertThat(destroyed).isEmpty();
        assertThat(during(socket, () -> context.get(bean))).isSameAs(instance);

        context.release(socket);
        assertThat(destroyed).containsExactly(instance);
        assertEnded();
    }

    private void assertEnded() {
        assertThat(during(socket, context::isActive)).isFalse();
        assertThatExceptionOfType(ContextNotActiveException.class)
                .isThrownBy(() -> during(socket, () -> context.get(new Bean(), creation)));
    }

    @Test
    void instancesOfOtherSocketsStay() {
        Bean bean = new Bean();
        Socket other = beginning();
        Object instance = during(other, () -> context.get(bean, creation));
        during(socket, () -> context.get(bean, creation));

        context.release(socket);

        assertThat(during(other, () -> context.get(bean))).isSameAs(instance);
    }

    @Test
    void instanceIsMadeByOneThreadOnly() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Bean bean = new Bean();
            List<Callable<Object>> users =
                    Collections.nCopies(4, () -> during(socket, () -> context.get(bean, creation)));
            Set<Object> instances = new HashSet<>();
            for (Future<Object> user : threads.invokeAll(users)) {
                instances.add(user.get());
            }
            assertThat(instances).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void itIsActiveWhileADeliveryRuns() {
        assertThat(context.isActive()).isFalse();
        assertThat(during(socket, context::isActive)).isTrue();
        assertThat(context.isActive()).isFalse();
    }
}
