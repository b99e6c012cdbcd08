/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.EventMetadata;

import ee.socketio.Message;
import ee.socketio.NamespaceParam;
import ee.socketio.On;
import ee.socketio.ServerSide;
import ee.socketio.Socket;
import ee.socketio.impl.core.ServerSideEvent;
import ee.socketio.impl.protocol.Packet;

/** Finds what is wrong with the socket observers of the application. */
final class ObserverChecks {
    private static final List<Class<? extends Annotation>> REFUSALS = List.of(RolesAllowed.class, DenyAll.class);

    private final Consumer<Exception> problems;

    ObserverChecks(Consumer<Exception> problems) {
        this.problems = problems;
    }

    // ---- Namespaces

    /** Whether a name can be one of a namespace, or a pattern of such names; if not, that is a problem. */
    boolean isNamespace(String name, String where) {
        Optional<Exception> problem = problem(name, where);
        problem.ifPresent(problems);
        return problem.isEmpty();
    }

    static boolean isValid(String name) {
        return problem(name, "").isEmpty();
    }

    private static Optional<Exception> problem(String name, String where) {
        if (!name.startsWith("/") || name.indexOf(',') >= 0) {
            return Optional.of(CdiLog.badNamespace(where, name));
        }
        try {
            NamespacePattern.of(name);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(CdiLog.badPattern(where, name, e.getMessage()));
        }
    }

    /** Whether the variables that a method has injected are those of its namespace. */
    void checkParameters(Optional<String> namespace, Handler handler, AnnotatedMethod<?> method) {
        Collection<String> variables = namespace.map(ObserverChecks::variables).orElse(List.of());
        method.getParameters().stream()
                .filter(parameter -> parameter.isAnnotationPresent(NamespaceParam.class))
                .map(parameter -> parameter.getAnnotation(NamespaceParam.class).value())
                .filter(name -> !variables.contains(name))
                .forEach(name -> problems.accept(CdiLog.unknownVariable(handler.name(), name, variables)));
    }

    /** Whether what a method observes ever happens to its namespace. */
    void checkPattern(Optional<String> namespace, Handler handler) {
        boolean ofPattern = handler.occasion().filter(Occasion::isOfNamespace).isPresent();
        namespace
                .filter(name -> ofPattern && !NamespacePattern.isPattern(name))
                .ifPresent(name -> problems.accept(CdiLog.lastingNamespace(handler.name(), qualifier(handler), name)));
    }

    private static String qualifier(Handler handler) {
        return handler.occasion()
                .map(occasion -> occasion.qualifier().getSimpleName())
                .orElse("");
    }

    private static Collection<String> variables(String namespace) {
        return isValid(namespace) ? NamespacePattern.of(namespace).variables() : List.of();
    }

    // ---- Observers

    void checkEvent(String event, Handler handler, AnnotatedMethod<?> method) {
        if (Packet.RESERVED_EVENTS.contains(event)) {
            problems.accept(CdiLog.reservedEvent(handler.name(), event, Packet.RESERVED_EVENTS));
        }
        checkNamed(handler, method);
    }

    void checkServerSide(String event, Handler handler, AnnotatedMethod<?> method) {
        if (ServerSideEvent.RESERVED_EVENTS.contains(event)) {
            problems.accept(CdiLog.reservedServerSideEvent(handler.name(), event, ServerSideEvent.RESERVED_EVENTS));
        }
        checkNamed(handler, method);
        checkWithoutRoles("ServerSide", handler, method);
        checkWithoutSocket("ServerSide", handler, method);
    }

    private void checkNamed(Handler handler, AnnotatedMethod<?> method) {
        checkAny(handler, method);
        checkReply(handler, method);
        checkArguments(handler);
        checkTypes(handler);
    }

    void checkOccasion(Occasion occasion, Handler handler, AnnotatedMethod<?> method) {
        checkAny(handler, method);
        String qualifier = qualifier(handler);
        if (handler.payloadType() != occasion.eventType()) {
            problems.accept(CdiLog.wrongEventType(
                    handler.name(), qualifier, occasion.eventType().getSimpleName()));
        }
        if (occasion.isReplied()) {
            checkReply(handler, method);
        } else if (handler.method().getReturnType() != void.class) {
            problems.accept(CdiLog.notReplying(handler.name(), qualifier));
        }
        if (occasion.isSynchronous() && handler.isAsync()) {
            problems.accept(CdiLog.asynchronous(handler.name(), qualifier));
        }
        if (!occasion.hasRoles()) {
            checkWithoutRoles(qualifier, handler, method);
        }
        if (occasion.isOfNamespace()) {
            checkWithoutSocket(qualifier, handler, method);
        }
    }

    private void checkWithoutSocket(String qualifier, Handler handler, AnnotatedMethod<?> method) {
        if (method.getParameters().stream().anyMatch(parameter -> parameter.getBaseType() == Socket.class)) {
            problems.accept(CdiLog.noSocket(handler.name(), qualifier));
        }
    }

    private void checkWithoutRoles(String qualifier, Handler handler, AnnotatedMethod<?> method) {
        if (REFUSALS.stream().anyMatch(method::isAnnotationPresent)) {
            problems.accept(CdiLog.rolesDoNotApply(handler.name(), qualifier));
        }
    }

    private void checkAny(Handler handler, AnnotatedMethod<?> method) {
        Set<String> ours = qualifiers(handler);
        if (ours.size() > 1) {
            problems.accept(CdiLog.severalQualifiers(handler.name(), ours));
        }
        if (handler.observer().getTransactionPhase() != TransactionPhase.IN_PROGRESS) {
            problems.accept(CdiLog.transactional(
                    handler.name(), handler.observer().getTransactionPhase().name()));
        }
        if (method.getParameters().stream()
                .map(AnnotatedParameter::getBaseType)
                .anyMatch(type -> type == EventMetadata.class)) {
            problems.accept(CdiLog.eventMetadata(handler.name()));
        }
    }

    /** The qualifiers of the event parameter that say what is observed. */
    private static Set<String> qualifiers(Handler handler) {
        return handler.observer().getObservedQualifiers().stream()
                .filter(qualifier -> qualifier instanceof On
                        || qualifier instanceof ServerSide
                        || Occasion.of(Set.of(qualifier)).isPresent())
                .map(qualifier -> '@' + qualifier.annotationType().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // ---- Replies

    private void checkReply(Handler handler, AnnotatedMethod<?> method) {
        if (!handler.replies()) {
            return;
        }
        if (!isInterceptable(method)) {
            problems.accept(CdiLog.unreachableReply(handler.name()));
        }
        if (handler.takesAck()) {
            problems.accept(CdiLog.replyAndAck(handler.name()));
        }
        if (handler.isAsync()) {
            problems.accept(CdiLog.asynchronousReply(handler.name()));
        }
    }

    /** Whether an interceptor can take what a method returns. */
    static boolean isInterceptable(AnnotatedMethod<?> method) {
        int modifiers = method.getJavaMember().getModifiers()
                | method.getDeclaringType().getJavaClass().getModifiers() & Modifier.FINAL;
        return (modifiers & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)) == 0;
    }

    // ---- Arguments

    private void checkArguments(Handler handler) {
        TreeSet<Integer> indices =
                handler.arguments().stream().map(Argument::index).collect(Collectors.toCollection(TreeSet::new));
        if (indices.stream().anyMatch(index -> index < 0)) {
            problems.accept(CdiLog.negativeArgument(handler.name()));
            return;
        }
        // Who takes the whole message can do without any of them.
        if (handler.payloadType() != Message.class && !indices.isEmpty()) {
            indices.add(0);
            int last = indices.last();
            if (last != indices.size() - 1) {
                problems.accept(CdiLog.missingArgument(handler.name(), last));
            }
        }
    }

    private void checkTypes(Handler handler) {
        Stream.of(
                        Stream.of(handler.payloadType(), handler.method().getGenericReturnType()),
                        handler.arguments().stream().map(Argument::type))
                .flatMap(types -> types)
                .flatMap(ObserverChecks::classes)
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
                        Stream.of(generic.getActualTypeArguments()).flatMap(ObserverChecks::classes))
                : Stream.of();
    }
}
