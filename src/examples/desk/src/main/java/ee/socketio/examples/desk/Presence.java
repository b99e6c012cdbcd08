/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Connected;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Namespace;
import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.examples.desk.AdminClient.Person;

/** Shows administrators who is here: what happens in one namespace is told in another. */
@ApplicationScoped
class Presence {
    @Inject
    SocketServer everybody; // in the namespace "/"

    @Inject
    @Namespace("/admin")
    SocketNamespace admins;

    void opened(@Observes @Connected @Namespace("/admin") Socket admin) {
        show();
    }

    void came(@Observes @Connected @Namespace("/") Socket socket) {
        show();
    }

    void went(@Observes @Disconnected @Namespace("/") Disconnect event) {
        show();
    }

    /** One list at a time, so that the last one sent knows of every change before it. */
    private synchronized void show() {
        Map<String, List<Socket>> sockets = everybody.sockets().stream()
                .filter(Socket::connected)
                .collect(Collectors.groupingBy(Presence::nameOf, TreeMap::new, Collectors.toList()));
        List<Person> people = sockets.entrySet().stream()
                .map(user -> person(user.getKey(), user.getValue()))
                .toList();
        admins.as(AdminClient.class).people(people);
    }

    private static Person person(String name, List<Socket> windows) {
        List<String> roles = windows.get(0).roles().stream().sorted().toList();
        return new Person(name, roles, windows.size());
    }

    private static String nameOf(Socket socket) {
        return socket.principal().orElseThrow().getName();
    }
}
