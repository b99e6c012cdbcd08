/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SavedSession;
import ee.socketio.spi.SharedRecoveryStore;

/** A store that servers share, without a network: a server reads the log when the test says so. For one thread. */
final class SharedStores {
    private final Map<String, List<Entry>> logs = new HashMap<>();
    private final Map<String, Held> sessions = new LinkedHashMap<>();
    private final Map<String, View> views = new LinkedHashMap<>();
    private final Predicate<String> isPresent;

    /** What was written, in order. */
    final List<String> writes = new ArrayList<>();

    /** What becomes of events. */
    enum Fate {
        APPENDED,
        REFUSED,
        LOST
    }

    Fate fate = Fate.APPENDED;

    SharedStores(Predicate<String> isPresent) {
        this.isPresent = isPresent;
    }

    private record Entry(String server, LoggedEvent event, SharedRecoveryStore.Turn turn) {}

    private record Held(String server, SavedSession session) {}

    View view(String server) {
        View view = new View(server);
        views.put(server, view);
        return view;
    }

    /** Lets all servers that are there read all there is; returns whether there was anything. */
    boolean readAll() {
        boolean any = false;
        for (View view : List.copyOf(views.values())) {
            any |= isPresent.test(view.server) && view.read();
        }
        return any;
    }

    private List<Entry> log(String name) {
        return logs.computeIfAbsent(name, unused -> new ArrayList<>());
    }

    /** What one server sees. */
    final class View implements SharedRecoveryStore {
        private final String server;
        private final Map<String, Integer> read = new HashMap<>();
        private Listener listener;

        private View(String server) {
            this.server = server;
        }

        @Override
        public void start(Set<String> names, Listener told) {
            listener = told;
            names.forEach(name -> read.put(name, log(name).size()));
        }

        boolean read() {
            boolean any = false;
            for (String name : read.keySet()) {
                while (read.get(name) < log(name).size()) {
                    any = true;
                    readNext(name);
                }
            }
            return any;
        }

        private void readNext(String name) {
            int place = read.get(name);
            Entry entry = log(name).get(place);
            if (entry.server().equals(server)) {
                entry.turn().come(place + 1L);
            } else {
                listener.appended(place + 1L, entry.event());
            }
            read.put(name, place + 1);
        }

        @Override
        public void append(LoggedEvent event, Turn turn) {
            switch (fate) {
                case REFUSED -> turn.refused(new IllegalStateException("expected"));
                case LOST -> turn.lost(new IllegalStateException("expected"));
                default -> log(listener.log(event.namespace())).add(new Entry(server, event, turn));
            }
        }

        @Override
        public long position(String namespace) {
            return read.get(listener.log(namespace));
        }

        @Override
        public CompletionStage<Optional<SortedMap<Long, LoggedEvent>>> since(String namespace, long offset) {
            String name = listener.log(namespace);
            List<Entry> log = log(name);
            if (offset > log.size()) {
                return CompletableFuture.completedStage(Optional.empty());
            }
            SortedMap<Long, LoggedEvent> found = new TreeMap<>();
            for (int place = (int) offset; place < log.size(); place++) {
                LoggedEvent event = log.get(place).event();
                if (List.of(namespace, name).contains(event.namespace())) {
                    found.put(place + 1L, event);
                }
            }
            return CompletableFuture.completedStage(Optional.of(found));
        }

        @Override
        public CompletionStage<Void> keep(SavedSession session) {
            return put("keep", server, session);
        }

        @Override
        public CompletionStage<Void> save(SavedSession session) {
            return put("save", "", session);
        }

        private CompletionStage<Void> put(String what, String owner, SavedSession session) {
            writes.add(what + " by " + server);
            sessions.put(session.namespace() + session.pid(), new Held(owner, session));
            return Application.DONE;
        }

        @Override
        public CompletionStage<Void> forget(String namespace, String pid) {
            writes.add("forget by " + server);
            sessions.remove(namespace + pid);
            return Application.DONE;
        }

        @Override
        public CompletionStage<Optional<String>> holder(String namespace, String pid) {
            return CompletableFuture.completedStage(Optional.ofNullable(sessions.get(namespace + pid))
                    .map(Held::server)
                    .filter(owner -> !owner.equals(server) && isPresent.test(owner)));
        }

        @Override
        public CompletionStage<Optional<SavedSession>> take(String namespace, String pid) {
            Optional<SavedSession> free = Optional.ofNullable(sessions.get(namespace + pid))
                    .filter(held -> !isPresent.test(held.server()))
                    .map(Held::session);
            free.ifPresent(session -> sessions.remove(namespace + pid));
            return CompletableFuture.completedStage(free);
        }

        @Override
        public void close() {
            listener = null;
        }
    }
}
