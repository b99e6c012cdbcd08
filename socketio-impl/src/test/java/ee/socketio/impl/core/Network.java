/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ee.socketio.impl.cluster.Gateway;
import ee.socketio.spi.Cluster;

/** A cluster without a network. Who has what is known at once; messages come when the test says so. For one thread. */
final class Network {
    /** What is on its way. */
    record Parcel(String from, String to, byte[] message) {
        @Override
        public String toString() {
            return from + ">" + to;
        }
    }

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Deque<Parcel> underWay = new ArrayDeque<>();
    private final List<Parcel> traffic = new ArrayList<>();
    private BiPredicate<String, String> losing = (from, to) -> false;

    /** One server. */
    final class Node implements Cluster {
        private final String id;
        private final Set<String> things = new TreeSet<>();
        private Listener listener;

        Node(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void start(Listener told) {
            listener = told;
            nodes.put(id, this);
        }

        @Override
        public Set<String> peers() {
            return nodes.keySet().stream()
                    .filter(other -> !other.equals(id) && nodes.containsKey(id))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public CompletionStage<Void> hold(String thing) {
            things.add(thing);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void release(String thing) {
            things.remove(thing);
        }

        @Override
        public boolean holds(String peer, String thing) {
            return nodes.containsKey(peer) && nodes.get(peer).things.contains(thing);
        }

        @Override
        public void send(String peer, byte[] message) {
            Parcel parcel = new Parcel(id, peer, message);
            traffic.add(parcel);
            if (!losing.test(id, peer)) {
                underWay.add(parcel);
            }
        }

        @Override
        public void close() {
            vanish(id);
        }

        /** What it has told that it has. */
        Set<String> things() {
            return things;
        }
    }

    boolean has(String id) {
        return nodes.containsKey(id);
    }

    /** The way of a program that is no server, which sees one server only. */
    Gateway gateway(String server) {
        return new Gateway() {
            private Consumer<byte[]> told = answer -> {};

            @Override
            public void start(Consumer<byte[]> answers) {
                told = answers;
            }

            @Override
            public Set<String> servers() {
                return Set.of(server);
            }

            @Override
            public void send(String receiver, byte[] emission) {
                nodes.get(receiver).listener.emitted(emission, told);
            }

            @Override
            public void close() {
                told = answer -> {};
            }
        };
    }

    Node node(String id) {
        return new Node(id);
    }

    /** A server has gone, and the others know it. */
    void vanish(String id) {
        if (nodes.remove(id) != null) {
            nodes.values().forEach(other -> other.listener.left(id));
        }
    }

    /** What is sent from now on is lost if it is from and to these. */
    void lose(BiPredicate<String, String> lost) {
        losing = lost;
    }

    /** Delivers what has been on its way for longest. */
    void deliverNext() {
        deliver(underWay.remove());
    }

    /** Delivers something, be it again. */
    void deliver(Parcel parcel) {
        Node receiver = nodes.get(parcel.to());
        if (receiver != null) {
            receiver.listener.received(parcel.from(), parcel.message());
        }
    }

    /** Delivers all that is on its way, and what is sent meanwhile. */
    void deliverAll() {
        while (!underWay.isEmpty()) {
            deliverNext();
        }
    }

    boolean idle() {
        return underWay.isEmpty();
    }

    /** What was sent since the last call. */
    List<Parcel> traffic() {
        List<Parcel> news = List.copyOf(traffic);
        traffic.clear();
        return news;
    }

    /** From whom to whom was sent since the last call. */
    List<String> routes() {
        return traffic().stream().map(Parcel::toString).toList();
    }
}
