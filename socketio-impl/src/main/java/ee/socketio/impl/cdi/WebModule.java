/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;

import ee.socketio.Draining;
import ee.socketio.SocketServer;
import ee.socketio.impl.core.Application;

/**
 * A web application, and what it has of all that the extension has found: that which its classes see. In an EAR there
 * may be several, each with a server of its own. Thread-safe.
 */
public final class WebModule {
    private final SocketIoExtension extension;
    private final ClassLoader loader;
    private final String contextPath;
    private final RoutingTableBuilder routes;

    /** Written by the thread that starts and stops the web application; read by all that use an injected handle. */
    private volatile SocketServer server;

    WebModule(SocketIoExtension extension, ClassLoader loader, String contextPath, RoutingTableBuilder routes) {
        this.extension = extension;
        this.loader = loader;
        this.contextPath = contextPath;
        this.routes = routes;
    }

    /**
     * Whether the web application serves Socket.IO: there is an endpoint or an observer for it. One that has none and
     * injects a server means its own only if nobody else in the EAR has any.
     *
     * @return whether it does
     */
    public boolean isServing() {
        return routes.hasHandlers() || routes.isUsed() && !extension.hasHandlers();
    }

    /**
     * The names of the roles that the web application asks for.
     *
     * @return the names; {@code **} means every authenticated user
     */
    public Set<String> roleNames() {
        Set<String> names = new TreeSet<>(extension.declaredRoles());
        names.addAll(routes.roles());
        return names;
    }

    /**
     * The handlers of the web application.
     *
     * @param beans the beans of the web application
     * @param executor runs asynchronous observers
     * @return the handlers
     */
    public Application application(BeanManager beans, Executor executor) {
        return new Dispatcher(routes.build(), contexts(beans, executor), drainingObservers(beans));
    }

    /** An event would, on some servers, reach those of other web applications too. */
    private List<ObserverMethod<? super Draining>> drainingObservers(BeanManager beans) {
        return beans.resolveObserverMethods(new Draining(Duration.ZERO)).stream()
                .filter(observer -> !observer.isAsync() && sees(observer.getBeanClass()))
                .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
                .toList();
    }

    /**
     * The observers of HTTP requests.
     *
     * @param beans the beans of the web application
     * @param executor runs them
     * @return the observers
     */
    public HttpObservers httpObservers(BeanManager beans, Executor executor) {
        return HttpObservers.of(routes.build(), contexts(beans, executor), executor);
    }

    private Contexts contexts(BeanManager beans, Executor executor) {
        Instance<RequestContextController> controllers = beans.createInstance().select(RequestContextController.class);
        RequestContexts requests = new RequestContexts(controllers, extension.usesRequestScope());
        return new Contexts(this, requests, extension.socketContext(), executor);
    }

    /**
     * Makes the server known to the injected handles.
     *
     * @param started the server
     * @throws IllegalStateException if the web application cannot be told from another, which has one
     */
    public void bind(SocketServer started) {
        server = started;
        extension.modules().add(this);
    }

    /** Makes the server unknown to the injected handles. */
    public void unbind() {
        extension.modules().remove(this);
        server = null;
    }

    Optional<SocketServer> server() {
        return Optional.ofNullable(server);
    }

    String contextPath() {
        return contextPath;
    }

    ClassLoader loader() {
        return loader;
    }

    boolean sees(Class<?> type) {
        return ClassLoaders.sees(loader, type);
    }
}
