/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.util.Set;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Conversation;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ObserverMethod;

/** Whether the application uses the request context: by a bean that lives in it, or an observer of its life. */
final class RequestScopeUse {
    private static final Set<Annotation> LIFE = Set.of(
            Initialized.Literal.of(RequestScoped.class),
            BeforeDestroyed.Literal.of(RequestScoped.class),
            Destroyed.Literal.of(RequestScoped.class));

    /** The first bean or observer that was found. */
    private Object user;

    /** Reads a bean, of whatever kind and origin. A conversation there always is, and never in a handler. */
    void read(Bean<?> bean) {
        if (bean.getScope() == RequestScoped.class && !bean.getTypes().contains(Conversation.class)) {
            usedBy(bean);
        }
    }

    /** Reads an observer, of whatever kind and origin. */
    void read(ObserverMethod<?> observer) {
        if (observer.getObservedQualifiers().stream().anyMatch(LIFE::contains)) {
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
