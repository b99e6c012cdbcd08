/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.Map;

/**
 * The servers of an application, to be injected where it is not clear which one is meant.
 *
 * <p>In an EAR each web application that has handlers has a server of its own, and what it injects as
 * {@link SocketServer} or {@link SocketNamespace} is that one, or of that one. What several web applications share,
 * EJBs and classes of libraries, means the server of the handler that is running; outside of handlers, as when a timer
 * calls, the only one. If there are several, it chooses one here. In an application that is a WAR there is one.
 * Thread-safe.
 */
public interface SocketServers {

    /**
     * Finds the server of a web application that is running.
     *
     * @param contextPath the context path, as {@code /shop}; empty, or {@code /}, for the root
     * @return the server
     * @throws IllegalArgumentException if no web application that serves Socket.IO runs there
     */
    SocketServer at(String contextPath);

    /**
     * The servers of all web applications that are running.
     *
     * @return an unmodifiable snapshot, by context path, which is empty for the root
     */
    Map<String, SocketServer> all();
}
