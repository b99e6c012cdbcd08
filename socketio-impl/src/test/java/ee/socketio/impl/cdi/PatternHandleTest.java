/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;

@OnEachContainer
class PatternHandleTest {
    @AutoClose
    private final SocketIoApp app;

    PatternHandleTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Service.class);
    }

    @ApplicationScoped
    static class Service {
        @Inject
        @Namespace("/org-{id}")
        SocketNamespace organizations;

        @Inject
        SocketServer io;

        void emit(String text) {
            organizations.to("staff").emit("news", text);
        }

        void invite() {
            organizations.socketsJoin("staff");
        }
    }

    @Test
    void addressesAllNamespacesOfThePattern() {
        InMemoryClient one = app.connect("/org-1");
        InMemoryClient two = app.connect("/org-2");
        InMemoryClient other = app.connect("/");
        app.bean(Service.class).invite();
        InMemoryClient guest = app.connect("/org-2");

        app.bean(Service.class).emit("hi");

        assertThat(one.received()).containsExactly("2/org-1,['news','hi']");
        assertThat(two.received()).containsExactly("2/org-2,['news','hi']");
        assertThat(other.received()).isEmpty();
        assertThat(guest.received()).isEmpty();
    }

    @Test
    void isNoNamespaceThatAClientCanJoin() {
        assertThat(app.open().tryToJoin("/org-{id}", "")).containsExactly("4/org-{id},{'message':'Invalid namespace'}");
    }
}
