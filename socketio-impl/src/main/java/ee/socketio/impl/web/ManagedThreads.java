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

import ee.socketio.impl.engine.Timer;

/** The threads of the server. Not to be loaded where there is no Jakarta Concurrency. */
record ManagedThreads(Executor executor, Executor relief, ManagedScheduledExecutorService scheduler)
        implements Threads {
    /** Where each Jakarta EE server has it. */
    private static final String CONTEXT_SERVICE = "java:comp/DefaultContextService";

    static ManagedThreads lookup(Configuration configuration, ServerKind server, Timer timer) {
        ManagedExecutorService executor = lookup(configuration, "socketio.executor", ManagedExecutorService.class);
        ManagedScheduledExecutorService scheduler =
                lookup(configuration, "socketio.scheduled-executor", ManagedScheduledExecutorService.class);
        ContextService contexts =
                lookup("the context service", CONTEXT_SERVICE, "Jakarta Concurrency", ContextService.class);
        return server.isGlassFish()
                ? new ManagedThreads(
                        ofGlassFish(executor, contexts, timer), ofGlassFish(scheduler, contexts, timer), scheduler)
                : new ManagedThreads(NeutralExecutor.of(executor, contexts), scheduler, scheduler);
    }

    private static Executor ofGlassFish(Executor executor, ContextService contexts, Timer timer) {
        return new VigilantExecutor(NeutralExecutor.ofGlassFish(executor, contexts), timer);
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
