/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;

import ee.socketio.Arg;

/** The beans behind {@link Arg}: one for each type of which there is an injection point, generic ones included. */
final class ArgumentBeans {
    private final Set<Type> types = new HashSet<>();

    void add(Type type) {
        types.add(wrapped(type));
    }

    /** To CDI a primitive type and its wrapper are one: a bean for each would be ambiguous. */
    private static Type wrapped(Type type) {
        return type instanceof Class<?> raw ? MethodType.methodType(raw).wrap().returnType() : type;
    }

    void addTo(AfterBeanDiscovery event, BeanManager beans) {
        types.forEach(type -> add(event, beans, type));
    }

    private static void add(AfterBeanDiscovery event, BeanManager beans, Type type) {
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
        return Delivery.current().argument(new Argument(argument.value(), point.getType()));
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
}
