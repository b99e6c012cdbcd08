/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import ee.socketio.impl.protocol.Json;

/**
 * The constraints of Jakarta Validation that the arguments of an event violate, as the client is told: which argument,
 * where in it, and the message of the constraint. Never the value, which may be a secret.
 *
 * <p>Not to be loaded without need: some servlet containers do not have Jakarta Validation.
 */
final class Violations {
    private static final String EXCEPTION = "jakarta.validation.ConstraintViolationException";

    /**
     * A violation.
     *
     * @param argument the position of the argument
     * @param path the way from the argument to the value; empty for the argument itself
     * @param message the message of the constraint
     */
    private record Violation(int argument, String path, String message) {
        String json() {
            return "{\"argument\":" + argument + ",\"path\":" + Json.quote(path) + ",\"message\":" + Json.quote(message)
                    + '}';
        }
    }

    private Violations() {}

    /** Whether a failure is one that {@link #json} may know what to do with. */
    static boolean mayBe(Throwable failure) {
        return failure.getClass().getName().equals(EXCEPTION);
    }

    /** The violations of a handler's arguments, as a JSON array; empty if anything else is violated. */
    static Optional<String> json(Throwable failure, Handler handler) {
        Set<ConstraintViolation<?>> violated = ((ConstraintViolationException) failure).getConstraintViolations();
        if (violated == null || violated.isEmpty()) {
            return Optional.empty();
        }
        List<Violation> violations = violated.stream()
                .flatMap(violation -> violation(violation, handler).stream())
                .sorted(Comparator.comparingInt(Violation::argument)
                        .thenComparing(Violation::path)
                        .thenComparing(Violation::message))
                .toList();
        boolean complete = violations.size() == violated.size();
        return complete
                ? Optional.of(violations.stream().map(Violation::json).toList().toString())
                : Optional.empty();
    }

    private static Optional<Violation> violation(ConstraintViolation<?> violation, Handler handler) {
        Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
        if (!isCall(violation.getRootBeanClass(), nodes.next(), handler.method()) || !nodes.hasNext()) {
            return Optional.empty();
        }
        OptionalInt argument = argument(nodes.next(), handler);
        return argument.isPresent()
                ? Optional.of(new Violation(argument.getAsInt(), path(nodes), violation.getMessage()))
                : Optional.empty();
    }

    private static boolean isCall(Class<?> bean, Path.Node node, Method method) {
        return node.getKind() == ElementKind.METHOD
                && method.getDeclaringClass().isAssignableFrom(bean)
                && node.getName().equals(method.getName())
                && node.as(Path.MethodNode.class).getParameterTypes().equals(List.of(method.getParameterTypes()));
    }

    private static OptionalInt argument(Path.Node node, Handler handler) {
        return node.getKind() == ElementKind.PARAMETER
                ? handler.argumentOf(node.as(Path.ParameterNode.class).getParameterIndex())
                : OptionalInt.empty();
    }

    private static String path(Iterator<Path.Node> nodes) {
        StringBuilder path = new StringBuilder();
        nodes.forEachRemaining(node -> append(path, node));
        return path.toString();
    }

    private static void append(StringBuilder path, Path.Node node) {
        if (node.isInIterable()) {
            Object position = node.getKey() == null ? node.getIndex() : node.getKey();
            path.append('[').append(position == null ? "" : position).append(']');
        }
        boolean named = node.getKind() == ElementKind.PROPERTY;
        if (named) {
            path.append(path.isEmpty() ? "" : ".").append(node.getName());
        }
    }
}
