/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
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
        InjectionPoint point = OwnInjectionPoint.of(beans, context);
        Arg argument = (Arg) point.getQualifiers().stream()
                .filter(Arg.class::isInstance)
                .findFirst()
                .orElseThrow();
        return Delivery.current().argument(new Argument(argument.value(), point.getType()));
    }
}
