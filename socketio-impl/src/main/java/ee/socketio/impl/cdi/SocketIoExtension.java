/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;

import ee.socketio.Arg;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketIoConfig;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.impl.core.Application;

/**
 * The portable extension: collects the socket observers and injection points of the application, adds the beans that
 * they need, and reports all mistakes at once.
 */
public final class SocketIoExtension implements Extension {
    private final RoutingTableBuilder routes = new RoutingTableBuilder();
    private final List<Exception> problems = new ArrayList<>();
    private final ObserverReader observers = new ObserverReader(routes, problems::add);
    private final Set<Type> argumentTypes = new HashSet<>();
    private final SocketContext socketContext = new SocketContext();

    /** Written by the thread that starts and stops the application; read by all that use an injected handle. */
    private volatile SocketServer server;

    /** Made by the container. */
    public SocketIoExtension() {
        // Nothing to do.
    }

    // ---- What the container tells

    void addOurBeans(@Observes BeforeBeanDiscovery event) {
        for (Class<?> type : List.of(ReplyInterceptor.class, CurrentDelivery.class)) {
            event.addAnnotatedType(type, type.getName());
        }
    }

    /** CDI drops what an observer returns; an interceptor takes it. */
    <T> void markReplyingObservers(@Observes @WithAnnotations(On.class) ProcessAnnotatedType<T> event) {
        event.configureAnnotatedType()
                .filterMethods(SocketIoExtension::isReplying)
                .forEach(method -> method.add(Replying.Literal.INSTANCE));
    }

    private static boolean isReplying(AnnotatedMethod<?> method) {
        return method.getJavaMember().getReturnType() != void.class
                && ObserverReader.isInterceptable(method)
                && method.getParameters().stream()
                        .anyMatch(parameter -> parameter.isAnnotationPresent(On.class)
                                && parameter.isAnnotationPresent(Observes.class));
    }

    void collectEndpoints(@Observes @WithAnnotations(SocketEndpoint.class) ProcessAnnotatedType<?> event) {
        SocketEndpoint endpoint = event.getAnnotatedType().getAnnotation(SocketEndpoint.class);
        if (endpoint != null) {
            addNamespace(
                    endpoint.value(), event.getAnnotatedType().getJavaClass().getName());
        }
    }

    void collectObservers(@Observes ProcessObserverMethod<?, ?> event) {
        if (event.getAnnotatedMethod() != null) {
            observers.read(event.getObserverMethod(), event.getAnnotatedMethod());
        }
    }

    void collectInjectionPoints(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        if (mentionsServer(point.getType())) {
            routes.use();
        }
        point.getQualifiers().forEach(qualifier -> {
            if (qualifier instanceof Namespace namespace) {
                addNamespace(namespace.value(), point.getMember().toString());
            } else if (qualifier instanceof Arg) {
                addArgument(point);
            }
        });
    }

    /** Also as {@code Instance<SocketServer>} and the like. */
    private static boolean mentionsServer(Type type) {
        return type == SocketServer.class
                || type instanceof ParameterizedType generic
                        && Arrays.asList(generic.getActualTypeArguments()).contains(SocketServer.class);
    }

    private void addNamespace(String namespace, String where) {
        if (observers.isNamespace(namespace, where)) {
            routes.addNamespace(namespace);
        }
    }

    private void addArgument(InjectionPoint point) {
        argumentTypes.add(wrapped(point.getType()));
        boolean observer = point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                && parameter.getDeclaringCallable().getParameters().stream()
                        .anyMatch(other -> other.isAnnotationPresent(On.class));
        if (!observer) {
            problems.add(CdiLog.strayArgument(point.getMember().toString()));
        }
    }

    /** To CDI a primitive type and its wrapper are one: a bean for each would be ambiguous. */
    private static Type wrapped(Type type) {
        return type instanceof Class<?> raw ? MethodType.methodType(raw).wrap().returnType() : type;
    }

    void addBeans(@Observes AfterBeanDiscovery event, BeanManager beans) {
        event.addContext(socketContext);
        event.addBean()
                .types(SocketServer.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instances -> server());
        routes.namespaces().forEach(namespace -> addNamespaceBean(event, namespace));
        argumentTypes.forEach(type -> addArgumentBean(event, beans, type));
    }

    private void addNamespaceBean(AfterBeanDiscovery event, String namespace) {
        event.addBean()
                .types(SocketNamespace.class, Object.class)
                .qualifiers(Namespace.Literal.of(namespace), Any.Literal.INSTANCE)
                .scope(ApplicationScoped.class)
                .produceWith(instances -> server().of(namespace));
    }

    private static void addArgumentBean(AfterBeanDiscovery event, BeanManager beans, Type type) {
        event.addBean()
                .types(type) // not Object: each of these beans would then be one for @Arg Object
                .qualifiers(new ArgLiteral(0), Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .createWith(context -> argument(beans, context));
    }

    private static Object argument(BeanManager beans, CreationalContext<?> context) {
        InjectionPoint point = (InjectionPoint) beans.getInjectableReference(new OwnInjectionPoint(), context);
        Arg argument = (Arg) point.getQualifiers().stream()
                .filter(Arg.class::isInstance)
                .findFirst()
                .orElseThrow();
        return Delivery.current().argument(argument.value());
    }

    /** By which a synthetic bean asks where it is injected; {@code produceWith} cannot on OpenWebBeans 4. */
    private record OwnInjectionPoint() implements InjectionPoint {
        @Override
        public Type getType() {
            return InjectionPoint.class;
        }

        @Override
        public Set<Annotation> getQualifiers() {
            return Set.of(Default.Literal.INSTANCE);
        }

        @Override
        public Bean<?> getBean() {
            return null;
        }

        @Override
        public Member getMember() {
            return null;
        }

        @Override
        public Annotated getAnnotated() {
            return null;
        }

        @Override
        public boolean isDelegate() {
            return false;
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** Not after the validation, which the container ends at the first mistake that it finds itself. */
    void reportProblems(@Observes AfterBeanDiscovery event) {
        routes.ambiguousReplies()
                .forEach((namespace, events) ->
                        events.forEach((name, replying) -> problems.add(CdiLog.twoReplies(namespace, name, replying))));
        problems.forEach(event::addDefinitionError);
    }

    // ---- What the web application asks

    /**
     * Whether the application has anything to do with Socket.IO.
     *
     * @return whether it observes or injects something of it
     */
    public boolean isUsed() {
        return routes.isUsed();
    }

    /**
     * The roles that the application asks for.
     *
     * @return their names
     */
    public Set<String> roleNames() {
        return Set.of();
    }

    /**
     * The configuration that a bean of the application provides.
     *
     * @param beans the beans of the application
     * @return the configuration, if there is such a bean
     */
    public Optional<SocketIoConfig> producedConfig(BeanManager beans) {
        Instance<SocketIoConfig> configs = beans.createInstance().select(SocketIoConfig.class);
        return configs.isUnsatisfied() ? Optional.empty() : Optional.of(configs.get());
    }

    /**
     * The handlers of the application.
     *
     * @param beans the beans of the application
     * @return the handlers
     */
    public Application application(BeanManager beans) {
        Instance<RequestContextController> requests = beans.createInstance().select(RequestContextController.class);
        return new Dispatcher(routes.build(), requests, socketContext);
    }

    /**
     * Makes the server known to the injected handles.
     *
     * @param started the server
     * @throws IllegalStateException if there is one: the extension belongs to one application
     */
    public void bind(SocketServer started) {
        if (server != null) {
            throw CdiLog.boundTwice();
        }
        server = started;
    }

    /** Makes the server unknown to the injected handles. */
    public void unbind() {
        server = null;
    }

    private SocketServer server() {
        SocketServer bound = server;
        if (bound == null) {
            throw CdiLog.notStarted();
        }
        return bound;
    }
}
