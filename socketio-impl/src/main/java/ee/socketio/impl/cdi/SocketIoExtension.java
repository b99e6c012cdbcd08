/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Inject;

import ee.socketio.Arg;
import ee.socketio.Congested;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.Emit;
import ee.socketio.Handshaking;
import ee.socketio.Namespace;
import ee.socketio.NamespaceCreated;
import ee.socketio.NamespaceDeleted;
import ee.socketio.NamespaceParam;
import ee.socketio.NamespaceRequested;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.OnAnyOutgoing;
import ee.socketio.OnFailure;
import ee.socketio.OnUnhandled;
import ee.socketio.Refused;
import ee.socketio.Responding;
import ee.socketio.RoomCreated;
import ee.socketio.RoomDeleted;
import ee.socketio.RoomJoined;
import ee.socketio.RoomLeft;
import ee.socketio.ServerSide;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketIoConfig;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketScoped;
import ee.socketio.SocketServer;
import ee.socketio.SocketServers;
import ee.socketio.Upgraded;
import ee.socketio.Volatile;
import ee.socketio.impl.core.Contract;
import ee.socketio.spi.Cluster;
import ee.socketio.spi.PacketParser;

/**
 * The portable extension: collects the socket observers and injection points of the application, adds the beans that
 * they need, and reports all mistakes at once.
 */
public final class SocketIoExtension implements Extension {
    private final Contributions contributions = new Contributions();
    private final List<Exception> problems = new ArrayList<>();
    private final ObserverReader observers = new ObserverReader(contributions, problems::add);
    private final Set<String> declaredRoles = new TreeSet<>();
    private final ArgumentBeans arguments = new ArgumentBeans();
    private final SocketContext socketContext = new SocketContext();
    private final RequestScopeUse requestScope = new RequestScopeUse();
    private final WebModules modules = new WebModules();

    /** Made by the container. */
    public SocketIoExtension() {
        // Nothing to do.
    }

    // ---- What the container tells

    /**
     * By this extension's own bean manager: Open Liberty does not tell Weld so early which archive a class is part of,
     * and in an EAR whose web applications each bring the library Weld would take their classes of one name for one.
     */
    void addOurBeans(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        for (Class<?> type : List.of(ReplyInterceptor.class, CurrentDelivery.class)) {
            event.addAnnotatedType(beans.createAnnotatedType(type), type.getName());
        }
    }

    /** CDI drops what an observer returns; an interceptor takes it. */
    <T> void markReplyingObservers(
            @Observes @WithAnnotations({On.class, OnUnhandled.class, ServerSide.class}) ProcessAnnotatedType<T> event) {
        event.configureAnnotatedType()
                .filterMethods(SocketIoExtension::isReplying)
                .forEach(method -> method.add(Replying.Literal.INSTANCE));
    }

    private static boolean isReplying(AnnotatedMethod<?> method) {
        return method.getJavaMember().getReturnType() != void.class
                && ObserverChecks.isInterceptable(method)
                && method.getParameters().stream()
                        .anyMatch(parameter -> parameter.isAnnotationPresent(Observes.class)
                                && (isNamedEvent(parameter) || parameter.isAnnotationPresent(OnUnhandled.class)));
    }

    /** What observes nothing, since {@code @Observes} is missing, would never be called, and nobody would know why. */
    void findForgottenObservers(
            @Observes
                    @WithAnnotations({
                        On.class,
                        OnAny.class,
                        OnAnyOutgoing.class,
                        OnUnhandled.class,
                        OnFailure.class,
                        Handshaking.class,
                        Responding.class,
                        Refused.class,
                        Connecting.class,
                        Connected.class,
                        Congested.class,
                        Disconnecting.class,
                        Disconnected.class,
                        NamespaceRequested.class,
                        NamespaceCreated.class,
                        NamespaceDeleted.class,
                        RoomCreated.class,
                        RoomJoined.class,
                        RoomLeft.class,
                        RoomDeleted.class,
                        ServerSide.class,
                        Upgraded.class
                    })
                    ProcessAnnotatedType<?> event) {
        event.getAnnotatedType().getMethods().stream()
                .filter(method ->
                        !method.isAnnotationPresent(Inject.class) && !method.isAnnotationPresent(Produces.class))
                .filter(method -> method.getParameters().stream().anyMatch(SocketIoExtension::isForgotten))
                .forEach(method -> problems.add(CdiLog.observesNothing(method.getJavaMember())));
    }

    private static boolean isForgotten(AnnotatedParameter<?> parameter) {
        return isEvent(parameter) && !isObserved(parameter);
    }

    private static boolean isObserved(AnnotatedParameter<?> parameter) {
        return parameter.isAnnotationPresent(Observes.class) || parameter.isAnnotationPresent(ObservesAsync.class);
    }

    /** Whether a parameter says by its name which event it takes, of clients or of servers. */
    private static boolean isNamedEvent(AnnotatedParameter<?> parameter) {
        return parameter.isAnnotationPresent(On.class) || parameter.isAnnotationPresent(ServerSide.class);
    }

    /** Whether a parameter says which event it takes. */
    private static boolean isEvent(AnnotatedParameter<?> parameter) {
        return isNamedEvent(parameter)
                || Occasion.of(parameter.getAnnotations()).isPresent();
    }

    void collectEndpoints(@Observes @WithAnnotations(SocketEndpoint.class) ProcessAnnotatedType<?> event) {
        AnnotatedType<?> type = event.getAnnotatedType();
        SocketEndpoint endpoint = type.getAnnotation(SocketEndpoint.class);
        if (endpoint != null) {
            observers.readEndpoint(endpoint, Access.to(type), type.getJavaClass());
        }
    }

    /** As far as the container tells of them: interfaces are no beans. {@code as} checks all contracts in the end. */
    void checkContracts(@Observes @WithAnnotations({Emit.class, Volatile.class}) ProcessAnnotatedType<?> event) {
        Contract.problems(event.getAnnotatedType().getJavaClass()).stream()
                .map(DefinitionException::new)
                .forEach(problems::add);
    }

    void collectRoles(@Observes @WithAnnotations(DeclareRoles.class) ProcessAnnotatedType<?> event) {
        DeclareRoles roles = event.getAnnotatedType().getAnnotation(DeclareRoles.class);
        if (roles != null) {
            declaredRoles.addAll(List.of(roles.value()));
        }
    }

    void collectBeans(@Observes ProcessBean<?> event) {
        requestScope.read(event.getBean());
    }

    void collectObservers(@Observes ProcessObserverMethod<?, ?> event) {
        requestScope.read(event.getObserverMethod());
        if (event.getAnnotatedMethod() != null) {
            observers.read(event.getObserverMethod(), event.getAnnotatedMethod());
        }
    }

    void collectInjectionPoints(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        if (mentionsServer(point.getType())) {
            contributions.add(user(point), RoutingTableBuilder::use);
        }
        point.getQualifiers().forEach(qualifier -> {
            if (qualifier instanceof Namespace namespace) {
                observers.readHandle(
                        namespace.value(), user(point), point.getMember().toString());
            } else if (qualifier instanceof Arg) {
                addArgument(point);
            } else if (qualifier instanceof NamespaceParam) {
                checkParameter(point);
            }
        });
    }

    /** The class that something is injected into; of a bean, not the superclass that may declare it. */
    private static Class<?> user(InjectionPoint point) {
        return point.getBean() == null
                ? point.getMember().getDeclaringClass()
                : point.getBean().getBeanClass();
    }

    /** What is looked up has an injection point too, at some containers, and that is nowhere. */
    private static boolean isSomewhere(InjectionPoint point) {
        return point != null && (point.getBean() != null || point.getMember() != null);
    }

    /** Also as {@code Instance<SocketServer>} and the like. */
    private static boolean mentionsServer(Type type) {
        return type == SocketServer.class
                || type instanceof ParameterizedType generic
                        && Arrays.asList(generic.getActualTypeArguments()).contains(SocketServer.class);
    }

    private void addArgument(InjectionPoint point) {
        arguments.add(point.getType());
        if (!isOfObserver(point, SocketIoExtension::isNamedEvent)) {
            problems.add(CdiLog.strayArgument(point.getMember().toString()));
        }
    }

    /** Whether something is injected into a parameter of an observer. */
    static boolean isOfObserver(InjectionPoint point) {
        return isOfObserver(point, SocketIoExtension::isObserved);
    }

    private void checkParameter(InjectionPoint point) {
        boolean stray =
                isOfObserver(point) ? !isOfObserver(point, SocketIoExtension::isEvent) : isLasting(point.getBean());
        if (stray) {
            problems.add(CdiLog.strayParameter(point.getMember().toString()));
        }
    }

    /** Whether a bean may serve several sockets. */
    private static boolean isLasting(Bean<?> bean) {
        return bean != null
                && !List.of(SocketScoped.class, RequestScoped.class, Dependent.class)
                        .contains(bean.getScope());
    }

    private static boolean isOfObserver(InjectionPoint point, Predicate<AnnotatedParameter<?>> event) {
        return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                && parameter.getDeclaringCallable().getParameters().stream().anyMatch(event);
    }

    void addBeans(@Observes AfterBeanDiscovery event, BeanManager beans) {
        event.addContext(socketContext);
        event.addBean()
                .types(SocketServers.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instances -> modules);
        event.addBean()
                .id(SocketServer.class.getName())
                .types(SocketServer.class, Object.class)
                .scope(Dependent.class)
                .createWith(context -> Handle.of(meantServer(beans, context)));
        contributions.all().namespaces().forEach(namespace -> addNamespaceBean(event, beans, namespace));
        arguments.addTo(event, beans);
    }

    private void addNamespaceBean(AfterBeanDiscovery event, BeanManager beans, String namespace) {
        event.addBean()
                .id(SocketNamespace.class.getName() + namespace)
                .types(SocketNamespace.class, Object.class)
                .qualifiers(Namespace.Literal.of(namespace), Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .createWith(context -> Handle.of(meantServer(beans, context), namespace));
    }

    private MeantServer meantServer(BeanManager beans, CreationalContext<?> context) {
        InjectionPoint point = OwnInjectionPoint.of(beans, context);
        return new MeantServer(this, isSomewhere(point) ? user(point) : null);
    }

    /** Not after the validation, which the container ends at the first mistake that it finds itself. */
    void reportProblems(@Observes AfterBeanDiscovery event) {
        Map<String, Exception> ambiguities = new TreeMap<>(); // by their text, since several modules may have the same
        contributions.modules().stream()
                .flatMap(SocketIoExtension::ambiguities)
                .forEach(problem -> ambiguities.put(problem.getMessage(), problem));
        problems.addAll(ambiguities.values());
        problems.forEach(event::addDefinitionError);
    }

    private static Stream<DefinitionException> ambiguities(RoutingTableBuilder routes) {
        Stream<DefinitionException> replies = routes.ambiguousReplies().entrySet().stream()
                .flatMap(namespace -> namespace.getValue().entrySet().stream()
                        .map(event -> CdiLog.twoReplies(namespace.getKey(), event.getKey(), event.getValue())));
        Stream<DefinitionException> patterns =
                routes.ambiguousPatterns().stream().map(CdiLog::ambiguousPatterns);
        return Stream.concat(replies, patterns);
    }

    // ---- What the web application asks

    /**
     * What a web application has of all that was found.
     *
     * @param loader the class loader of the web application
     * @param contextPath where it is; empty for the root
     * @return its share
     */
    public WebModule module(ClassLoader loader, String contextPath) {
        return new WebModule(this, loader, contextPath, contributions.seenBy(loader));
    }

    /**
     * The configuration that a bean of the application provides.
     *
     * @param beans the beans of the application
     * @return the configuration, if there is such a bean
     */
    public Optional<SocketIoConfig> producedConfig(BeanManager beans) {
        Instance<SocketIoConfig> configs = beans.createInstance().select(SocketIoConfig.class);
        return configs.isUnsatisfied() ? Optional.empty() : Optional.ofNullable(configs.get());
    }

    /**
     * The wire format that a bean of the application knows.
     *
     * @param beans the beans of the application
     * @param name the name of the bean
     * @return the bean
     * @throws DeploymentException if there is no such bean
     */
    public PacketParser parser(BeanManager beans, String name) {
        return named(beans, PacketParser.class, name, CdiLog::noParser);
    }

    /**
     * Finds the cluster that an application has named.
     *
     * @param beans the beans of the application
     * @param name the name of the bean
     * @return the bean
     * @throws DeploymentException if there is no such bean
     */
    public Cluster cluster(BeanManager beans, String name) {
        return named(beans, Cluster.class, name, CdiLog::noCluster);
    }

    private static <T> T named(
            BeanManager beans, Class<T> type, String name, Function<String, DeploymentException> missing) {
        Instance<T> found = beans.createInstance().select(type, NamedLiteral.of(name));
        if (found.isUnsatisfied()) {
            throw missing.apply(name);
        }
        return found.get();
    }

    /**
     * Finds a bean of a type that only the caller knows.
     *
     * @param <T> the type
     * @param beans the beans of the application
     * @param type the type
     * @return the bean; empty if there is none, or several, or its producer has nothing, as one of the server may
     */
    public <T> Optional<T> find(BeanManager beans, Class<T> type) {
        Instance<T> found = beans.createInstance().select(type);
        return found.isResolvable() ? Optional.ofNullable(found.get()) : Optional.empty();
    }

    // ---- What the web applications have in common

    WebModules modules() {
        return modules;
    }

    SocketContext socketContext() {
        return socketContext;
    }

    Set<String> declaredRoles() {
        return declaredRoles;
    }

    boolean usesRequestScope() {
        return requestScope.isUsed();
    }

    /** Whether any module has an endpoint or an observer. */
    boolean hasHandlers() {
        return contributions.all().hasHandlers();
    }

    /** Whether a module sees an endpoint or an observer. */
    boolean hasHandlers(ClassLoader module) {
        return contributions.seenBy(module).hasHandlers();
    }
}
