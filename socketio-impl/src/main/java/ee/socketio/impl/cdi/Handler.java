/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.ObserverMethod;

import ee.socketio.Arg;

/**
 * An observer of the application, as the dispatcher sees it.
 *
 * @param observer calls the method
 * @param method the method
 * @param occasion what it observes, unless it is an event with a name
 * @param payloadType the declared type of the event parameter
 * @param arguments the arguments that it has injected
 * @param replies whether the value it returns is the reply
 * @param takesAck whether it replies, if at all, by an {@code Ack}
 * @param access for which sockets it is called
 */
record Handler(
        ObserverMethod<Object> observer,
        Method method,
        Optional<Occasion> occasion,
        Type payloadType,
        List<Argument> arguments,
        boolean replies,
        boolean takesAck,
        Access access) {

    int priority() {
        return observer.getPriority();
    }

    boolean isAsync() {
        return observer.isAsync();
    }

    /** Whether it handles an event by its name, so that the client is told if it cannot. */
    boolean isNamed() {
        return occasion.isEmpty();
    }

    /** How messages name it. */
    String name() {
        return method.getDeclaringClass().getName() + '.' + method.getName();
    }

    /** The position of the event's argument that a parameter of the method takes, if it takes one. */
    OptionalInt argumentOf(int parameter) {
        Parameter declared = method.getParameters()[parameter];
        Arg argument = declared.getAnnotation(Arg.class);
        if (argument != null) {
            return OptionalInt.of(argument.value());
        }
        boolean event =
                declared.isAnnotationPresent(Observes.class) || declared.isAnnotationPresent(ObservesAsync.class);
        return event ? OptionalInt.of(0) : OptionalInt.empty();
    }

    void call(Object event) {
        DirectEvent.notify(observer, event);
    }
}
