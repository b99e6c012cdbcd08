/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;

/** Put by the extension on observers that return their reply: CDI itself drops what an observer returns. */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface Replying {

    /** The literal. */
    final class Literal extends AnnotationLiteral<Replying> implements Replying {
        private static final long serialVersionUID = 1L;

        static final Literal INSTANCE = new Literal();
    }
}
