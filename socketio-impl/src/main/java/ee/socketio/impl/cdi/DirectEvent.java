/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;

/** An event that goes to one observer, past the container's resolution. OpenWebBeans asks for the metadata. */
record DirectEvent<T>(T event, Type type, Set<Annotation> qualifiers) implements EventContext<T>, EventMetadata {

    static <T> void notify(ObserverMethod<T> observer, T event) {
        observer.notify(new DirectEvent<>(event, observer.getObservedType(), observer.getObservedQualifiers()));
    }

    @Override
    public T getEvent() {
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
