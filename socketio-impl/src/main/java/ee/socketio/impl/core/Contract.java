/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

import ee.socketio.Emitter;

/**
 * An interface by which an application emits, and what each of its methods does. It was found out once; a call looks it
 * up. Immutable.
 */
public final class Contract {
    private final Class<?> type;
    private final Map<Method, Call> calls;

    /** What a call of a method does. */
    interface Call {

        /**
         * Does it.
         *
         * @param view the instance that was called
         * @param emitter what it is a view of
         * @param args the arguments of the call
         * @return what the call returns
         */
        Object on(Object view, Emitter emitter, Object[] args) throws Throwable;
    }

    private record View(Contract contract, Emitter emitter) implements InvocationHandler {
        private static final Object[] NONE = {};

        @Override
        public Object invoke(Object view, Method method, Object[] args) throws Throwable {
            return contract.calls.get(method).on(view, emitter, args == null ? NONE : args);
        }

        @Override
        public String toString() {
            return contract.type.getTypeName() + " for " + emitter;
        }
    }

    private Contract(Class<?> type, Map<Method, Call> calls) {
        this.type = type;
        this.calls = calls;
    }

    /**
     * Finds the mistakes of an interface that is to be a contract.
     *
     * @param type what should be a contract
     * @return a numbered message for each mistake, in a stable order; empty if it is a contract
     */
    public static List<String> problems(Class<?> type) {
        return new ContractReader(type).problems();
    }

    /**
     * Reads a contract.
     *
     * @throws IllegalArgumentException if it has mistakes; the message has all of them
     */
    static Contract of(Class<?> type) {
        ContractReader reader = new ContractReader(type);
        if (!reader.problems().isEmpty()) {
            throw CoreLog.noContract(type, reader.problems());
        }
        return new Contract(type, reader.calls());
    }

    /** Makes an instance that sends what it is called for. */
    Object view(Emitter emitter) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new View(this, emitter));
    }
}
