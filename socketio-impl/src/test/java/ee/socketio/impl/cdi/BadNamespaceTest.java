/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

@OnEachContainer
class BadNamespaceTest {
    private final CdiContainer container;

    BadNamespaceTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint("chat")
    static class Endpoint {}

    @SocketEndpoint("/a,b")
    static class Comma {}

    @SocketEndpoint
    static class Parameter {
        void event(@Observes @Namespace("admin") @On("event") Message message) {}
    }

    @ApplicationScoped
    static class InjectionPoint {
        @Inject
        @Namespace("news")
        SocketNamespace news;
    }

    @Test
    void verifyThatAnEndpointFailsToDeploy() {
        assertThat(container.failToDeploy(Endpoint.class))
                .contains("SIO000202: 'chat' on " + Endpoint.class.getName() + " is no namespace")
                .contains("it must start with /");
    }

    @Test
    void verifyThatACommaFailsToDeploy() {
        assertThat(container.failToDeploy(Comma.class))
                .contains("SIO000202: '/a,b' on " + Comma.class.getName() + " is no namespace")
                .contains("and have no comma");
    }

    @Test
    void verifyThatAParameterFailsToDeploy() {
        assertThat(container.failToDeploy(Parameter.class))
                .contains("SIO000202: 'admin' on " + Parameter.class.getName() + ".event is no namespace");
    }

    @Test
    void verifyThatAnInjectionPointFailsToDeploy() {
        assertThat(container.failToDeploy(InjectionPoint.class))
                .contains("SIO000202: 'news' on ")
                .contains(InjectionPoint.class.getName() + ".news is no namespace");
    }
}
