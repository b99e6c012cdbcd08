/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.inject.spi.BeanManager;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.cdi.SocketIoExtension;
import ee.socketio.impl.core.Application;
import ee.socketio.impl.core.CoreConfig;
import ee.socketio.impl.core.InboundEvent;
import ee.socketio.impl.core.SocketIoServer;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.RefusedException;
import ee.socketio.impl.engine.SendCallback;
import ee.socketio.impl.engine.TimingWheel;
import ee.socketio.impl.engine.WebSocketChannel;
import ee.socketio.impl.engine.WebSocketListener;
import ee.socketio.impl.json.JsonbBinding;

/** A server without a network, and the events that its one client has sent, to be handled again and again. */
final class Dispatch {
    private final Map<String, InboundEvent> events = new HashMap<>();
    private final Application application;
    private final WebSocketListener client;

    Dispatch(BeanManager beans) {
        application = beans.getExtension(SocketIoExtension.class)
                .module(Dispatch.class.getClassLoader(), "")
                .application(beans, Runnable::run);
        SocketIoConfig config = SocketIoConfig.builder().build();
        TimingWheel timer = new TimingWheel(() -> 0);
        SocketIoServer server = new SocketIoServer(
                CoreConfig.of(config),
                JsonbBinding.create(),
                Runnable::run,
                timer,
                InstantSource.system(),
                capturing(application));
        EngineServer engine = new EngineServer(CoreConfig.engine(config), timer, Runnable::run, server::accept);
        client = connect(engine);
        client.onText("40");
    }

    private Application capturing(Application real) {
        return (Application) Proxy.newProxyInstance(
                Application.class.getClassLoader(), new Class<?>[] {Application.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("event")) {
                        InboundEvent event = (InboundEvent) arguments[0];
                        events.put(event.event(), event);
                        return Application.DONE;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static WebSocketListener connect(EngineServer engine) {
        Map<String, String> query = Map.of("EIO", "4", "transport", "websocket");
        EngineRequest handshake = new EngineRequest(
                "GET", "/socket.io/", query, Map.of(), "127.0.0.1", false, true, null, Set.of(), Instant.EPOCH);
        try {
            return engine.open(handshake, new Nowhere());
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event as the client sends it, decoded as far as it is before it is dispatched. */
    InboundEvent event(String packet) {
        events.clear();
        client.onText(packet);
        return events.values().iterator().next();
    }

    Application application() {
        return application;
    }

    private static final class Nowhere implements WebSocketChannel {
        @Override
        public void send(String frame, SendCallback callback) {
            callback.sent(null);
        }

        @Override
        public void send(byte[] frame, SendCallback callback) {
            callback.sent(null);
        }

        @Override
        public void close() {
            // Nobody is there.
        }

        @Override
        public void closeTooBig() {
            // Nobody is there.
        }
    }
}
