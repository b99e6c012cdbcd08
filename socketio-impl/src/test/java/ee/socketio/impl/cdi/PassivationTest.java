/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static ee.socketio.impl.cdi.CdiContainer.OPEN_WEB_BEANS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.SocketServers;

/** Beans of sessions may be put aside by the container, together with what they have injected. */
@OnEachContainer
class PassivationTest {
    @AutoClose
    private final SocketIoApp app;

    private final CdiContainer container;

    PassivationTest(CdiContainer container) {
        this.container = container;
        app = SocketIoApp.deploy(container, Basket.class, Lasting.class);
    }

    /** Its deployment would fail if it could not be put aside. */
    @SessionScoped
    static class Basket implements Serializable {
        private static final long serialVersionUID = 1;

        @Inject
        SocketServer server;

        @Inject
        SocketServers servers;

        @Inject
        @Namespace("/chat")
        SocketNamespace chat;
    }

    @Dependent
    static class Lasting implements Serializable {
        private static final long serialVersionUID = 1;

        @Inject
        SocketServer server;

        @Inject
        @Namespace("/chat")
        SocketNamespace chat;
    }

    @Test
    void handlesComeBackAsTheyWere() throws Exception {
        assumeThat(container)
                .as("whose CDI.current() it is here, where there are two")
                .isEqualTo(OPEN_WEB_BEANS);
        InMemoryClient home = app.connect();
        InMemoryClient chatting = app.connect("/chat");

        Lasting restored = (Lasting) read(write(app.bean(Lasting.class)));
        restored.server.emit("news", 1);
        restored.chat.emit("news", 2);

        assertThat(home.received()).containsExactly("2['news',1]");
        assertThat(chatting.received()).containsExactly("2/chat,['news',2]");
    }

    @Test
    void beansThatArePutAsideMayHaveThemInjected() {
        assertThat(app.bean(Lasting.class).server.clientsCount()).isZero();
    }

    private static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
