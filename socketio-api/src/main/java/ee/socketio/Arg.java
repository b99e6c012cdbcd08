/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;

/**
 * Injects an argument of the current event into a parameter of its observer: {@code void upload(@Observes @On("upload")
 * Upload meta, @Arg(1) byte[] bytes)}.
 *
 * <p>The parameter may have any type that the event object may have. An absent argument is {@code null}; one that
 * cannot be bound is answered with an error and the observer is not called. Outside of socket observers it is a
 * deployment error.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Arg {

    /**
     * The position of the argument; 0 is the argument that is also the event object.
     *
     * @return the position, not negative
     */
    @Nonbinding
    int value();
}
