/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.ObserverMethod;

import ee.socketio.Ack;
import ee.socketio.Arg;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.ServerSide;
import ee.socketio.SocketEndpoint;

/** Turns the socket observers of the application into handlers. */
final class ObserverReader {
    private final Contributions contributions;
    private final ObserverChecks checks;

    ObserverReader(Contributions contributions, Consumer<Exception> problems) {
        this.contributions = contributions;
        this.checks = new ObserverChecks(problems);
    }

    /** Adds an observer to the routes, if it is one of ours. */
    void read(ObserverMethod<?> observer, AnnotatedMethod<?> method) {
        Set<Annotation> qualifiers = observer.getObservedQualifiers();
        Optional<On> on = find(qualifiers, On.class);
        Optional<ServerSide> serverSide = find(qualifiers, ServerSide.class);
        Optional<Occasion> occasion = Occasion.of(qualifiers);
        if (on.isPresent()) {
            Handler handler = handler(observer, method, Optional.empty(), Access.to(method));
            checks.checkEvent(on.get().value(), handler, method);
            route(on.get().value(), handler, qualifiers, method);
        } else if (serverSide.isPresent()) {
            Handler handler = handler(observer, method, Optional.empty(), Access.EVERYBODY);
            checks.checkServerSide(serverSide.get().value(), handler, method);
            route(new PeerEvent(serverSide.get().value()), handler, qualifiers, method);
        } else if (occasion.isPresent()) {
            Access access = occasion.get().hasRoles() ? Access.to(method) : Access.EVERYBODY;
            Handler handler = handler(observer, method, occasion, access);
            checks.checkOccasion(occasion.get(), handler, method);
            if (occasion.get().isOfHttp()) {
                checks.checkHttp(occasion.get(), handler, method);
                add(handler, routes -> routes.addToEveryNamespace(occasion.get(), handler));
                return;
            }
            route(occasion.get(), handler, qualifiers, method);
        }
    }

    private void route(Object route, Handler handler, Set<Annotation> qualifiers, AnnotatedMethod<?> method) {
        Optional<Namespace> explicit = find(qualifiers, Namespace.class);
        Optional<String> namespace = explicit.map(Namespace::value)
                .or(() -> Optional.ofNullable(method.getDeclaringType().getAnnotation(SocketEndpoint.class))
                        .map(SocketEndpoint::value));
        checks.checkParameters(namespace, handler, method);
        checks.checkPattern(namespace, handler);
        explicit.ifPresent(name -> checks.isNamespace(name.value(), handler.name()));
        if (namespace.isEmpty()) {
            add(handler, routes -> routes.addToEveryNamespace(route, handler));
        } else if (ObserverChecks.isValid(namespace.get())) {
            add(handler, routes -> routes.addTo(namespace.get(), route, handler));
        }
    }

    private void add(Handler handler, Consumer<RoutingTableBuilder> addition) {
        contributions.add(handler.observer().getBeanClass(), addition);
    }

    /** Adds an endpoint, which opens its namespace for those who may use it. */
    void readEndpoint(SocketEndpoint endpoint, Access access, Class<?> type) {
        if (checks.isNamespace(endpoint.value(), type.getName())) {
            contributions.add(type, routes -> routes.addEndpoint(endpoint.value(), access));
        }
    }

    /** Adds a namespace that an injection point names. */
    void readHandle(String namespace, Class<?> user, String where) {
        if (checks.isNamespace(namespace, where)) {
            contributions.add(user, routes -> routes.addNamespace(namespace));
        }
    }

    private static Handler handler(
            ObserverMethod<?> observer, AnnotatedMethod<?> annotated, Optional<Occasion> occasion, Access access) {
        Method method = annotated.getJavaMember();
        boolean mayReply = occasion.map(Occasion::isReplied).orElse(true);
        @SuppressWarnings("unchecked") // it is given only what is bound to its observed type
        ObserverMethod<Object> anyObserver = (ObserverMethod<Object>) observer;
        return new Handler(
                anyObserver,
                method,
                occasion,
                observer.getObservedType(),
                arguments(annotated),
                mayReply && method.getReturnType() != void.class,
                annotated.getParameters().stream().anyMatch(parameter -> isAck(parameter.getBaseType())),
                access);
    }

    private static List<Argument> arguments(AnnotatedMethod<?> method) {
        return method.getParameters().stream()
                .filter(parameter -> parameter.isAnnotationPresent(Arg.class))
                .map(ObserverReader::argument)
                .distinct()
                .toList();
    }

    private static Argument argument(AnnotatedParameter<?> parameter) {
        return new Argument(parameter.getAnnotation(Arg.class).value(), parameter.getBaseType());
    }

    private static boolean isAck(Type type) {
        return type == Ack.class || type instanceof ParameterizedType generic && generic.getRawType() == Ack.class;
    }

    private static <A extends Annotation> Optional<A> find(Set<Annotation> annotations, Class<A> type) {
        return annotations.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
