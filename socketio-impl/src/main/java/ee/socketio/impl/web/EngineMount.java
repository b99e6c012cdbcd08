/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

import ee.socketio.impl.engine.EngineServer;

/**
 * An engine at a path of a web application: polling and WebSocket on the one path that clients ask for.
 *
 * <p>The parts can be registered at different times only. Servlet and filter must be while the initializers run: a
 * listener that an initializer adds may not. Endpoints must be later, in such a listener: on some servers the container
 * of the endpoints does not exist before. The engine itself needs CDI, which runs by then. So requests that come before
 * {@link #start} or after {@link #stop} find nothing here.
 */
public final class EngineMount {
    private final String path;

    /** Written by the thread that starts and stops the application, read by all. */
    private volatile Running running;

    /** What serves requests, while the application runs. */
    record Running(EngineServer engine, HttpRules rules, Set<String> roleNames) {}

    private EngineMount(String path) {
        this.path = path;
    }

    /**
     * Registers the servlet and the filter; to be called in {@code ServletContainerInitializer.onStartup}.
     *
     * @param context the web application
     * @param path the path, without a slash at its end
     * @return the mount, to be started
     */
    public static EngineMount register(ServletContext context, String path) {
        EngineMount mount = new EngineMount(path);
        String pattern = path + "/*";
        ServletRegistration.Dynamic servlet =
                context.addServlet("Socket.IO polling at " + path, new PollingServlet(mount));
        if (servlet == null) {
            throw WebLog.registeredTwice(path);
        }
        servlet.setAsyncSupported(true);
        servlet.addMapping(pattern);
        FilterRegistration.Dynamic filter =
                context.addFilter("Socket.IO verification at " + path, new VerificationFilter(mount));
        filter.setAsyncSupported(true);
        // Before the filters of the application, and before the one by which containers take WebSocket handshakes.
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, pattern);
        return mount;
    }

    /**
     * Registers the WebSocket endpoints and begins to serve; to be called in
     * {@code ServletContextListener.contextInitialized}.
     *
     * @param context the web application
     * @param engine serves the requests
     * @param rules what else is said of requests and responses
     * @param roleNames the names of the roles that the application asks for: the server is asked for no others
     */
    public void start(ServletContext context, EngineServer engine, HttpRules rules, Set<String> roleNames) {
        ServerContainer container = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
        if (container == null) {
            throw WebLog.noWebSocketContainer();
        }
        try {
            // Clients ask for the path with a slash at its end; no server matches one form by the other.
            for (String endpoint : List.of(path, path + "/")) {
                container.addEndpoint(ServerEndpointConfig.Builder.create(EngineEndpoint.class, endpoint)
                        .configurator(new EngineEndpoint.Configurator(this, rules.deflate()))
                        .build());
            }
        } catch (DeploymentException e) {
            throw WebLog.endpointRefused(path, e);
        }
        rules.deflate().check(container.getInstalledExtensions());
        running = new Running(engine, rules, Set.copyOf(roleNames));
    }

    /** Ends all sessions and serves no more. */
    public void stop() {
        running().ifPresent(stopping -> {
            running = null;
            stopping.engine.close();
        });
    }

    Optional<Running> running() {
        return Optional.ofNullable(running);
    }
}
