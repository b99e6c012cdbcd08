/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Hands what a replying observer returns to the delivery that called it. */
@Replying
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class ReplyInterceptor {

    /**
     * Public for the EJB container of GlassFish, which extends the interceptors of a module, whatever they intercept.
     */
    public ReplyInterceptor() {
        // Nothing to do.
    }

    /** Around the observer and its other interceptors. */
    @AroundInvoke
    Object capture(InvocationContext invocation) throws Exception {
        Object returned = invocation.proceed();
        Delivery delivery = Delivery.currentOrNull();
        if (delivery != null) {
            delivery.returned(invocation.getMethod(), returned);
        }
        return returned;
    }
}
