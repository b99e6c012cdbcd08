/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ee.socketio.SocketServer;
import ee.socketio.SocketServers;

/** The web applications that serve Socket.IO now. Thread-safe. */
final class WebModules implements SocketServers {

    /** Replaced by threads that start or stop web applications, one at a time; read by all. */
    private volatile List<WebModule> running = List.of();

    synchronized void add(WebModule module) {
        if (running.stream().anyMatch(other -> other.loader() == module.loader())) {
            throw CdiLog.boundTwice();
        }
        List<WebModule> more = new ArrayList<>(running);
        more.add(module);
        running = List.copyOf(more);
    }

    synchronized void remove(WebModule module) {
        running = running.stream().filter(other -> other != module).toList();
    }

    /** A new list after each change. */
    List<WebModule> running() {
        return running;
    }

    @Override
    public SocketServer at(String contextPath) {
        Map<String, SocketServer> servers = all();
        SocketServer server = servers.get("/".equals(contextPath) ? "" : contextPath);
        if (server == null) {
            throw CdiLog.noServerAt(contextPath, servers.keySet());
        }
        return server;
    }

    @Override
    public Map<String, SocketServer> all() {
        Map<String, SocketServer> servers = new TreeMap<>();
        running.forEach(module -> module.server().ifPresent(server -> servers.put(module.contextPath(), server)));
        return Collections.unmodifiableMap(servers);
    }
}
