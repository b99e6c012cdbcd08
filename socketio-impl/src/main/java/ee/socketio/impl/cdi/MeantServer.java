/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.List;

import ee.socketio.SocketServer;

/**
 * The server that a class means when it asks for the {@link SocketServer}. Of a web application, that is its own. A
 * class that several web applications share, or one of a web application that serves nothing, means the current one: of
 * the handler that is running. Outside of handlers there has to be one only. Thread-safe.
 */
final class MeantServer {
    private final SocketIoExtension extension;

    /** {@code null} if it is not known, as when the server is looked up rather than injected. */
    private final Class<?> user;

    /** What was found last: the class sees the same as long as no web application starts or stops. */
    private volatile Candidates last = new Candidates(null, List.of());

    private record Candidates(List<WebModule> running, List<WebModule> modules) {}

    MeantServer(SocketIoExtension extension, Class<?> user) {
        this.extension = extension;
        this.user = user;
    }

    Class<?> user() {
        return user;
    }

    SocketServer get() {
        return module().server().orElseThrow(CdiLog::notStarted);
    }

    private WebModule module() {
        List<WebModule> candidates = candidates();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        WebModule current = Delivery.currentModule();
        if (current != null && candidates.contains(current)) {
            return current;
        }
        throw candidates.isEmpty() ? CdiLog.notStarted() : CdiLog.ambiguousServer(user, candidates);
    }

    private List<WebModule> candidates() {
        List<WebModule> running = extension.modules().running();
        Candidates known = last;
        if (known.running() != running) {
            known = new Candidates(running, candidates(running));
            last = known;
        }
        return known.modules();
    }

    private List<WebModule> candidates(List<WebModule> running) {
        if (user == null) {
            return running;
        }
        List<WebModule> sharing =
                running.stream().filter(module -> module.sees(user)).toList();
        // What has handlers, or is seen by those that have, will get a server of its own, if it has none yet.
        boolean served = !sharing.isEmpty() || extension.hasHandlers(user.getClassLoader());
        return served ? sharing : running;
    }
}
