/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;

/** The threads of the server. Not to be loaded where there is no Jakarta Concurrency. */
record ManagedThreads(Executor executor, ManagedScheduledExecutorService scheduler) implements Threads {
    /** Where each Jakarta EE server has it. */
    private static final String CONTEXT_SERVICE = "java:comp/DefaultContextService";

    static ManagedThreads lookup(Configuration configuration) {
        Executor executor = NeutralExecutor.of(
                lookup(configuration, "socketio.executor", ManagedExecutorService.class),
                lookup("the context service", CONTEXT_SERVICE, "Jakarta Concurrency", ContextService.class));
        return new ManagedThreads(
                executor, lookup(configuration, "socketio.scheduled-executor", ManagedScheduledExecutorService.class));
    }

    private static <T> T lookup(Configuration configuration, String key, Class<T> type) {
        return lookup(key, configuration.value(key), configuration.source(key), type);
    }

    private static <T> T lookup(String what, String name, String source, Class<T> type) {
        try {
            return type.cast(InitialContext.doLookup(name));
        } catch (NamingException | ClassCastException e) {
            throw WebLog.noExecutor(what, name, source, e);
        }
    }

    @Override
    public void close() {
        // They are the server's.
    }
}
