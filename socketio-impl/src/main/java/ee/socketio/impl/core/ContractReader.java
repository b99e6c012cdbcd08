/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ee.socketio.Acks;
import ee.socketio.Emit;
import ee.socketio.Volatile;
import ee.socketio.impl.core.Contract.Call;
import ee.socketio.spi.Packet;

/** Finds out what the methods of a contract do, and all that is wrong with them. */
final class ContractReader {
    private final Class<?> type;
    private final List<String> problems = new ArrayList<>();
    private final Map<Method, Call> calls = new HashMap<>();

    /** By event, the method that sends it. */
    private final Map<String, Method> emitting = new HashMap<>();

    ContractReader(Class<?> type) {
        this.type = type;
        if (!type.isInterface()) {
            problems.add(CoreLog.noInterface(type));
        } else {
            read();
        }
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Map<Method, Call> calls() {
        return Map.copyOf(calls);
    }

    private void read() {
        if (type.isSealed()) {
            problems.add(CoreLog.sealed(type));
        }
        readObject();
        Stream.of(type.getMethods())
                .filter(method -> !isOfObject(method))
                .sorted(Comparator.comparing(Method::toString))
                .forEach(this::read);
    }

    // ---- Methods that any object has

    private void readObject() {
        calls.put(ofObject("equals", Object.class), (view, emitter, args) -> view == args[0]);
        calls.put(ofObject("hashCode"), (view, emitter, args) -> System.identityHashCode(view));
        calls.put(
                ofObject("toString"),
                (view, emitter, args) -> Proxy.getInvocationHandler(view).toString());
    }

    private static Method ofObject(String name, Class<?>... parameters) {
        try {
            return Object.class.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether an interface declares such a method once more. The proxy is called by that of {@code Object} then. */
    private boolean isOfObject(Method method) {
        return calls.keySet().stream()
                .anyMatch(known -> known.getDeclaringClass() == Object.class
                        && known.getName().equals(method.getName())
                        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes()));
    }

    // ---- Methods of the contract

    private void read(Method method) {
        Emit emit = method.getAnnotation(Emit.class);
        if (!Modifier.isAbstract(method.getModifiers())) {
            readBody(method, emit);
        } else if (emit == null) {
            problems.add(CoreLog.notEmitting(name(method)));
        } else {
            checkEvent(method, emit.value());
            readEmission(method, emit.value());
        }
    }

    private void readBody(Method method, Emit emit) {
        boolean annotated = emit != null || method.isAnnotationPresent(Volatile.class);
        if (annotated && !method.isBridge()) { // The compiler copies annotations to the bridges it makes.
            problems.add(CoreLog.emittingBody(name(method)));
        }
        if (method.isDefault()) {
            try {
                calls.put(method, body(method));
            } catch (IllegalAccessException e) {
                problems.add(CoreLog.closedPackage(name(method), method.getDeclaringClass(), getClass()));
            }
        }
    }

    /** The interface need not be public, so that we have to stand in its place to call its method. */
    private static Call body(Method method) throws IllegalAccessException {
        Class<?> declaring = method.getDeclaringClass();
        MethodHandle body = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
                .unreflectSpecial(method, declaring)
                .asFixedArity()
                .asSpreader(Object[].class, method.getParameterCount())
                .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        return (view, emitter, args) -> body.invokeExact(view, args);
    }

    private void checkEvent(Method method, String event) {
        if (Packet.RESERVED_EVENTS.contains(event)) {
            problems.add(CoreLog.reservedEvent(name(method), event));
        }
        Method other = emitting.putIfAbsent(event, method);
        if (other != null && !isSame(method, other)) {
            problems.add(CoreLog.sameEvent(name(method), event, name(other)));
        }
    }

    /** Whether these are one method, which two interfaces declare. */
    private static boolean isSame(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }

    private void readEmission(Method method, String event) {
        boolean droppable = method.isAnnotationPresent(Volatile.class);
        if (method.getReturnType() == void.class) {
            calls.put(method, droppable ? volatileEmission(event) : emission(event));
        } else if (method.getReturnType() != Acks.class) {
            problems.add(CoreLog.wrongReturnType(
                    name(method), method.getGenericReturnType().getTypeName()));
        } else if (!isKnown(method.getGenericReturnType())) {
            problems.add(CoreLog.unknownReply(
                    name(method), method.getGenericReturnType().getTypeName()));
        } else {
            Type reply = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
            calls.put(method, droppable ? volatileQuestion(reply, event) : question(reply, event));
        }
    }

    private static Call emission(String event) {
        return (view, emitter, args) -> {
            emitter.emit(event, args);
            return null;
        };
    }

    private static Call volatileEmission(String event) {
        return (view, emitter, args) -> {
            emitter.asVolatile().emit(event, args);
            return null;
        };
    }

    private static Call question(Type reply, String event) {
        return (view, emitter, args) -> emitter.emitWithAck(reply, event, args);
    }

    private static Call volatileQuestion(Type reply, String event) {
        return (view, emitter, args) -> emitter.asVolatile().emitWithAck(reply, event, args);
    }

    /** Whether a type is a class, or generic with known arguments; {@code Acks} without an argument is not. */
    private static boolean isKnown(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments()).allMatch(ContractReader::isKnown);
        }
        if (type instanceof GenericArrayType array) {
            return isKnown(array.getGenericComponentType());
        }
        return type instanceof Class<?> && type != Acks.class;
    }

    private static String name(Method method) {
        String parameters =
                Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        return method.getDeclaringClass().getTypeName() + '.' + method.getName() + '(' + parameters + ')';
    }
}
