/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** An event has a request context if something of the application lives in it, or watches it. */
@OnEachContainer
class RequestScopeUseTest {
    private final CdiContainer container;

    RequestScopeUseTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Endpoint {
        @Inject
        BeanManager beans;

        boolean ask(@Observes @On("active?") Message message) {
            try {
                return beans.getContext(RequestScoped.class).isActive();
            } catch (ContextNotActiveException e) {
                return false;
            }
        }
    }

    @RequestScoped
    static class Lives {}

    @RequestScoped
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface Transient {}

    @Transient
    static class LivesByItsStereotype {}

    @Dependent
    static class Produced {
        @Produces
        @RequestScoped
        CharSequence text() {
            return "text";
        }
    }

    @ApplicationScoped
    static class WatchesTheBeginning {
        void observe(@Observes @Initialized(RequestScoped.class) Object event) {}
    }

    @ApplicationScoped
    static class WatchesTheEnd {
        void observe(@Observes @BeforeDestroyed(RequestScoped.class) Object event) {}
    }

    @ApplicationScoped
    static class WatchesWhatFollows {
        void observe(@Observes @Destroyed(RequestScoped.class) Object event) {}
    }

    @ApplicationScoped
    static class WatchesTheApplication {
        void observe(@Observes @Initialized(ApplicationScoped.class) Object event) {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Lives.class,
                LivesByItsStereotype.class,
                Produced.class,
                WatchesTheBeginning.class,
                WatchesTheEnd.class,
                WatchesWhatFollows.class
            })
    void contextIsThereForWhoeverUsesIt(Class<?> user) throws Exception {
        assertThat(isActiveBeside(user)).isTrue();
    }

    @Test
    void contextIsNotMadeForNobody() throws Exception {
        assertThat(isActiveBeside(WatchesTheApplication.class)).isFalse();
    }

    private boolean isActiveBeside(Class<?> bean) throws Exception {
        try (SocketIoApp app = SocketIoApp.deploy(container, RequestScopeUseTest::runElsewhere, Endpoint.class, bean)) {
            return app.connect("/").ask("active?").equals("[true]");
        }
    }

    /** The thread of a test may have a request context: OpenWebBeans gives it one. */
    private static void runElsewhere(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
