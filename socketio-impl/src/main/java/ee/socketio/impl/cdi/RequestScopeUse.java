/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ObserverMethod;

import ee.socketio.On;

/** Whether the application uses the request context: by a bean that lives in it, or an observer of its life. */
final class RequestScopeUse {
    private static final Set<Annotation> LIFE = Set.of(
            Initialized.Literal.of(RequestScoped.class),
            BeforeDestroyed.Literal.of(RequestScoped.class),
            Destroyed.Literal.of(RequestScoped.class));

    /** Beans that containers have always, and that are of no use in a handler. */
    private static final Set<String> BUILT_IN = Set.of(
            "jakarta.enterprise.context.Conversation",
            "jakarta.servlet.ServletContext",
            "jakarta.servlet.http.HttpServletRequest",
            "jakarta.servlet.http.HttpSession");

    /** The first bean or observer that was found. */
    private Object user;

    /** Reads a bean, of whatever kind. Those that the server brings are about HTTP requests, and none is there. */
    void read(Bean<?> bean) {
        if (bean.getScope() == RequestScoped.class && !isBuiltIn(bean) && isOfApplication(bean.getBeanClass())) {
            usedBy(bean);
        }
    }

    private static boolean isBuiltIn(Bean<?> bean) {
        return bean.getTypes().stream().map(Type::getTypeName).anyMatch(BUILT_IN::contains);
    }

    /** Classes of the application, and of its libraries, see what came with it, as we did; those of a server do not. */
    private static boolean isOfApplication(Class<?> type) {
        return ClassLoaders.sees(type.getClassLoader(), On.class);
    }

    /** Reads an observer, of whatever kind. */
    void read(ObserverMethod<?> observer) {
        if (observer.getObservedQualifiers().stream().anyMatch(LIFE::contains)
                && isOfApplication(observer.getBeanClass())) {
            usedBy(observer);
        }
    }

    private void usedBy(Object next) {
        if (user == null) {
            user = next;
            CdiLog.debug("each event gets a request context, because there is {0}", next);
        }
    }

    boolean isUsed() {
        return user != null;
    }
}
