/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.cdi.HttpObservers;
import ee.socketio.impl.engine.AdmissionConfig;
import ee.socketio.impl.engine.EngineConfig;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.EngineSession;
import ee.socketio.impl.engine.IdGenerator;
import ee.socketio.impl.engine.PollingSession;
import ee.socketio.impl.engine.SessionListener;
import ee.socketio.impl.engine.TimingWheel;

/** A web application with an engine at {@code /socket.io}, whose sessions come to a {@link Listener}. */
final class FakeWebApp {
    static final int MAX_PAYLOAD = 20;

    private final AtomicLong nanoTime = new AtomicLong();
    private final TimingWheel timer = new TimingWheel(nanoTime::get);
    private final List<String> registrations = new ArrayList<>();
    private final List<ServerEndpointConfig> endpoints = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final ServletContext context = Fakes.fake(ServletContext.class, this::answer);
    private final Map<String, PollingSession> elsewhere = new HashMap<>();
    private final EngineServer engine = new EngineServer(
            new EngineConfig(
                    List.of("polling", "websocket"), true, true, 25_000, 20_000, 10_000, MAX_PAYLOAD, 1_000, 100_000),
            AdmissionConfig.UNLIMITED,
            timer,
            Runnable::run,
            this::accept,
            new IdGenerator(),
            request -> Optional.ofNullable(elsewhere.get(request.sid())));
    private final EngineMount mount;
    private PollingServlet servlet;
    private VerificationFilter filter;
    private EngineSession session;
    private boolean webSocketContainer = true;
    private boolean endpointsRefused;

    FakeWebApp() {
        mount = register();
    }

    EngineMount register() {
        return EngineMount.register(context, "/socket.io");
    }

    FakeWebApp start(String... origins) {
        return start(options -> options.corsOrigin(Set.of(origins)));
    }

    FakeWebApp start(UnaryOperator<SocketIoConfig.Builder> options) {
        return start(options, HttpObservers.NONE);
    }

    FakeWebApp start(UnaryOperator<SocketIoConfig.Builder> options, HttpObservers observers) {
        HttpRules rules = new HttpRules(options.apply(SocketIoConfig.builder()).build(), observers);
        mount.start(context, engine, rules, Set.of("admin", "member"));
        return this;
    }

    FakeWebApp withoutWebSocketContainer() {
        webSocketContainer = false;
        return this;
    }

    /** A session of another server. */
    FakeWebApp reaching(String sid, PollingSession session) {
        elsewhere.put(sid, session);
        return this;
    }

    FakeWebApp refusingEndpoints() {
        endpointsRefused = true;
        return this;
    }

    private SessionListener accept(EngineSession accepted) {
        session = accepted;
        return new Listener();
    }

    private final class Listener implements SessionListener {
        @Override
        public void onText(String message) {
            heard.add(message);
        }

        @Override
        public void onBinary(byte[] message) {
            heard.add(message.length + " bytes");
        }

        @Override
        public void onClose(ee.socketio.impl.engine.CloseReason reason, ee.socketio.impl.engine.CloseDetail detail) {
            heard.add(reason.name());
        }
    }

    private Object answer(String method, Object... arguments) {
        switch (method) {
            case "addServlet" -> {
                if (servlet != null) {
                    return null;
                }
                servlet = (PollingServlet) (Servlet) arguments[1];
            }
            case "addFilter" -> filter = (VerificationFilter) (Filter) arguments[1];
            case "getAttribute" -> {
                boolean asked = arguments[0].equals(ServerContainer.class.getName()) && webSocketContainer;
                return asked ? Fakes.fake(ServerContainer.class, this::addEndpoint) : null;
            }
            default -> throw Fakes.unexpected(method);
        }
        return method.equals("addServlet")
                ? Fakes.fake(ServletRegistration.Dynamic.class, this::mapServlet)
                : Fakes.fake(FilterRegistration.Dynamic.class, this::mapFilter);
    }

    private Object mapServlet(String method, Object... arguments) {
        switch (method) {
            case "setAsyncSupported" -> registrations.add("servlet, asynchronous: " + arguments[0]);
            case "addMapping" -> registrations.add("servlet at " + String.join(",", (String[]) arguments[0]));
            default -> throw Fakes.unexpected(method);
        }
        return Set.of();
    }

    private Object mapFilter(String method, Object... arguments) {
        switch (method) {
            case "setAsyncSupported" -> registrations.add("filter, asynchronous: " + arguments[0]);
            case "addMappingForUrlPatterns" -> {
                boolean first = arguments[0].equals(EnumSet.of(DispatcherType.REQUEST)) && arguments[1].equals(false);
                registrations.add("filter at " + String.join(",", (String[]) arguments[2]) + (first ? ", first" : ""));
            }
            default -> throw Fakes.unexpected(method);
        }
        return null;
    }

    private Object addEndpoint(String method, Object... arguments) throws DeploymentException {
        if (method.equals("getInstalledExtensions")) {
            return Set.copyOf(extensions);
        }
        if (endpointsRefused) {
            throw new DeploymentException("occupied");
        }
        endpoints.add((ServerEndpointConfig) arguments[0]);
        return null;
    }

    /** A WebSocket container with an extension. */
    FakeWebApp withExtension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    // ---- What came of it

    List<String> registrations() {
        return registrations;
    }

    List<ServerEndpointConfig> endpoints() {
        return endpoints;
    }

    EngineMount mount() {
        return mount;
    }

    EngineServer engine() {
        return engine;
    }

    VerificationFilter filter() {
        return filter;
    }

    /** The session that was opened last. */
    EngineSession session() {
        return session;
    }

    /** What the sessions have heard: messages, and how they ended. */
    List<String> heard() {
        return heard;
    }

    /** Lets time pass. */
    void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
        timer.advance();
    }

    /** Serves a request by the filter and the servlet. Its thread then returns to the container. */
    FakeResponse serve(FakeRequest request) throws Exception {
        serveWithoutReturning(request);
        request.returned();
        return request.response();
    }

    void serveWithoutReturning(FakeRequest request) throws Exception {
        filter.doFilter(
                request.facade(),
                request.response().facade(),
                (verified, response) -> servlet.service(verified, response));
    }

    /** Opens a session that polls. Returns the query of its further requests. */
    String poll() throws Exception {
        serve(new FakeRequest("GET", "EIO=4&transport=polling"));
        return "EIO=4&transport=polling&sid=" + session.id();
    }
}
