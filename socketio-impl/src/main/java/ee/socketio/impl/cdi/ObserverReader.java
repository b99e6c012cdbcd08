/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.ObserverMethod;

import ee.socketio.Ack;
import ee.socketio.Arg;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.protocol.Packet;

/** Turns the socket observers of the application into handlers, and finds what is wrong with them. */
final class ObserverReader {
    private final RoutingTableBuilder routes;
    private final Consumer<Exception> problems;

    ObserverReader(RoutingTableBuilder routes, Consumer<Exception> problems) {
        this.routes = routes;
        this.problems = problems;
    }

    /** Adds an observer to the routes, if it is one of ours. */
    void read(ObserverMethod<?> observer, AnnotatedMethod<?> method) {
        Set<Annotation> qualifiers = observer.getObservedQualifiers();
        Optional<On> on = find(qualifiers, On.class);
        Optional<Lifecycle> step = Lifecycle.of(qualifiers);
        if (on.isPresent()) {
            Handler handler = handler(observer, method, true);
            checkEvent(on.get().value(), handler, method);
            route(on.get().value(), handler, qualifiers, method);
        } else if (step.isPresent()) {
            Handler handler = handler(observer, method, false);
            checkStep(step.get(), handler, method);
            route(step.get(), handler, qualifiers, method);
        }
    }

    private void route(Object route, Handler handler, Set<Annotation> qualifiers, AnnotatedMethod<?> method) {
        Optional<String> namespace = find(qualifiers, Namespace.class)
                .map(Namespace::value)
                .or(() -> Optional.ofNullable(method.getDeclaringType().getAnnotation(SocketEndpoint.class))
                        .map(SocketEndpoint::value));
        if (namespace.isEmpty()) {
            routes.addToEveryNamespace(route, handler);
        } else if (isNamespace(namespace.get(), handler.name())) {
            routes.addTo(namespace.get(), route, handler);
        }
    }

    /** Whether a name can be one of a namespace; if not, that is a problem. */
    boolean isNamespace(String name, String where) {
        boolean valid = name.startsWith("/") && name.indexOf(',') < 0;
        if (!valid) {
            problems.accept(CdiLog.badNamespace(where, name));
        }
        return valid;
    }

    private Handler handler(ObserverMethod<?> observer, AnnotatedMethod<?> annotated, boolean mayReply) {
        Method method = annotated.getJavaMember();
        @SuppressWarnings("unchecked") // it is given only what is bound to its observed type
        ObserverMethod<Object> anyObserver = (ObserverMethod<Object>) observer;
        return new Handler(
                anyObserver,
                method,
                observer.getObservedType(),
                arguments(annotated),
                mayReply && method.getReturnType() != void.class,
                parameters(annotated).stream().anyMatch(parameter -> isAck(parameter.getBaseType())));
    }

    private static List<AnnotatedParameter<?>> parameters(AnnotatedMethod<?> method) {
        return List.copyOf(method.getParameters());
    }

    private Map<Integer, Type> arguments(AnnotatedMethod<?> method) {
        Map<Integer, Type> types = new HashMap<>();
        for (AnnotatedParameter<?> parameter : method.getParameters()) {
            Arg argument = parameter.getAnnotation(Arg.class);
            if (argument != null) {
                types.put(argument.value(), parameter.getBaseType());
            }
        }
        return Map.copyOf(types);
    }

    private static boolean isAck(Type type) {
        return type == Ack.class || type instanceof ParameterizedType generic && generic.getRawType() == Ack.class;
    }

    // ---- Problems

    private void checkEvent(String event, Handler handler, AnnotatedMethod<?> method) {
        checkAny(handler, method);
        if (Packet.RESERVED_EVENTS.contains(event)) {
            problems.accept(CdiLog.reservedEvent(handler.name(), event, Packet.RESERVED_EVENTS));
        }
        if (handler.arguments().keySet().stream().anyMatch(index -> index < 0)) {
            problems.accept(CdiLog.negativeArgument(handler.name()));
        }
        if (handler.replies()) {
            checkReply(handler, method);
        }
        Stream.of(
                        Stream.of(handler.payloadType(), handler.method().getGenericReturnType()),
                        handler.arguments().values().stream())
                .flatMap(types -> types)
                .flatMap(ObserverReader::classes)
                .filter(type -> !Modifier.isPublic(type.getModifiers()))
                .forEach(type -> problems.accept(CdiLog.notPublic(handler.name(), type.getName())));
    }

    /** The classes that a type mentions. */
    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof Class<?> plain) {
            return Stream.of(plain.isArray() ? plain.getComponentType() : plain);
        }
        return type instanceof ParameterizedType generic
                ? Stream.concat(
                        classes(generic.getRawType()),
                        Stream.of(generic.getActualTypeArguments()).flatMap(ObserverReader::classes))
                : Stream.of();
    }

    private void checkReply(Handler handler, AnnotatedMethod<?> method) {
        if (!isInterceptable(method)) {
            problems.accept(CdiLog.unreachableReply(handler.name()));
        }
        if (handler.takesAck()) {
            problems.accept(CdiLog.replyAndAck(handler.name()));
        }
    }

    private void checkStep(Lifecycle step, Handler handler, AnnotatedMethod<?> method) {
        checkAny(handler, method);
        String qualifier = step.qualifier().getSimpleName();
        if (handler.payloadType() != step.eventType()) {
            problems.accept(CdiLog.wrongEventType(
                    handler.name(), qualifier, step.eventType().getSimpleName()));
        }
        if (handler.method().getReturnType() != void.class) {
            problems.accept(CdiLog.notReplying(handler.name(), qualifier));
        }
    }

    /** Whether an interceptor can take what a method returns. */
    static boolean isInterceptable(AnnotatedMethod<?> method) {
        int modifiers = method.getJavaMember().getModifiers()
                | method.getDeclaringType().getJavaClass().getModifiers() & Modifier.FINAL;
        return (modifiers & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)) == 0;
    }

    private void checkAny(Handler handler, AnnotatedMethod<?> method) {
        if (handler.observer().isAsync()) {
            problems.accept(CdiLog.asynchronous(handler.name()));
        }
        if (parameters(method).stream().anyMatch(parameter -> parameter.getBaseType() == EventMetadata.class)) {
            problems.accept(CdiLog.eventMetadata(handler.name()));
        }
    }

    private static <A extends Annotation> Optional<A> find(Set<Annotation> annotations, Class<A> type) {
        return annotations.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
