/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Supplier;

/**
 * The context class loader of one application: it loads what the test can load, but is one of its own, because there
 * are containers (OpenWebBeans) that tell applications apart by their loaders. Immutable.
 */
final class Surroundings {
    private final ClassLoader loader;

    /** Those of the calling thread, for a new application. */
    Surroundings() {
        loader = new URLClassLoader(new URL[0], Thread.currentThread().getContextClassLoader());
    }

    ClassLoader loader() {
        return loader;
    }

    <T> T within(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader outer = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(outer);
        }
    }

    void run(Runnable action) {
        within(() -> {
            action.run();
            return null;
        });
    }
}
