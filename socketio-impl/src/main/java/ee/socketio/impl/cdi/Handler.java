/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;

/**
 * An observer of the application, as the dispatcher sees it.
 *
 * @param observer calls the method
 * @param method the method
 * @param payloadType the declared type of the event parameter
 * @param arguments the types of the arguments that it has injected, by position
 * @param replies whether the value it returns is the reply
 * @param takesAck whether it replies, if at all, by an {@code Ack}
 */
record Handler(
        ObserverMethod<Object> observer,
        Method method,
        Type payloadType,
        Map<Integer, Type> arguments,
        boolean replies,
        boolean takesAck) {

    int priority() {
        return observer.getPriority();
    }

    /** How messages name it. */
    String name() {
        return method.getDeclaringClass().getName() + '.' + method.getName();
    }

    void call(Object event) {
        observer.notify(new DirectEvent(event, observer.getObservedType(), observer.getObservedQualifiers()));
    }

    /** An event that goes to one observer, past the container's resolution. OpenWebBeans asks for the metadata. */
    private record DirectEvent(Object event, Type type, Set<Annotation> qualifiers)
            implements EventContext<Object>, EventMetadata {

        @Override
        public Object getEvent() {
            return event;
        }

        @Override
        public EventMetadata getMetadata() {
            return this;
        }

        @Override
        public Set<Annotation> getQualifiers() {
            return qualifiers;
        }

        @Override
        public InjectionPoint getInjectionPoint() {
            return null;
        }

        @Override
        public Type getType() {
            return type;
        }
    }
}
