/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Objects of the container that answer a few methods. The others fail. */
final class Fakes {
    private Fakes() {}

    /** Answers the calls of some methods. */
    interface Answers {
        Object answer(String method, Object... arguments) throws Throwable;
    }

    static <T> T fake(Class<T> type, Answers answers) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(type, answers, proxy, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object answer(Class<?> type, Answers answers, Object proxy, Method method, Object... arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "toString" -> "a fake " + type.getSimpleName();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> answers.answer(method.getName(), arguments == null ? new Object[0] : arguments);
        };
    }

    static UnsupportedOperationException unexpected(String method) {
        return new UnsupportedOperationException(method);
    }
}
