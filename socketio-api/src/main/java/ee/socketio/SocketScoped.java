/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.context.NormalScope;

/**
 * The scope of a bean of which each socket has its own instance.
 *
 * <p>Active while an observer of the socket runs: from {@link Connecting} until after {@link Disconnected}, when the
 * instances are destroyed, once the last asynchronous observer has returned. The synchronous observers of one socket
 * run one at a time, so the instances need no synchronization as long as only those use them.
 */
@Documented
@Inherited
@NormalScope
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SocketScoped {}
