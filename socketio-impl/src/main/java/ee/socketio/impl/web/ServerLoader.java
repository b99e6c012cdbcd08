/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

/**
 * The class loader of the server, as that of the context in which it is called.
 *
 * <p>If it makes a thread then, for a task or for the next request, that takes over the context class loader of the
 * thread that calls, and keeps it: that of the application would stay in memory, with all of its classes, after it has
 * been undeployed.
 */
final class ServerLoader {
    private ServerLoader() {}

    /** Calls the server. */
    static void during(Object ofServer, Runnable call) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ofServer.getClass().getClassLoader());
        try {
            call.run();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}
