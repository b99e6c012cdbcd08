/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The namespaces of a server. Thread-safe.
 *
 * <p>Those that the application names are there for good. Those that only a pattern admits are as many as clients think
 * of: one lives as long as a socket is in it, or the application holds it, which the garbage collector knows; whoever
 * asks for it in the meantime gets the same one.
 */
final class Namespaces {
    private final Map<String, LocalNamespace> named = new ConcurrentHashMap<>();
    private final Map<String, Admitted> admitted = new ConcurrentHashMap<>();
    private final ReferenceQueue<LocalNamespace> forgotten = new ReferenceQueue<>();

    /** Makes a namespace if a pattern admits its name. */
    private final Function<String, Optional<LocalNamespace>> maker;

    private static final class Admitted extends WeakReference<LocalNamespace> {
        private final String name;

        Admitted(LocalNamespace namespace, ReferenceQueue<LocalNamespace> queue) {
            super(namespace, queue);
            name = namespace.name();
        }
    }

    Namespaces(Function<String, Optional<LocalNamespace>> maker) {
        this.maker = maker;
    }

    void add(LocalNamespace namespace) {
        named.put(namespace.name(), namespace);
    }

    Optional<LocalNamespace> find(String name) {
        LocalNamespace known = named.get(name);
        return known == null ? admit(name) : Optional.of(known);
    }

    /** A namespace that is there already. */
    Optional<LocalNamespace> known(String name) {
        Admitted reference = admitted.get(name);
        return Optional.ofNullable(named.get(name))
                .or(() -> Optional.ofNullable(reference).map(Reference::get));
    }

    private Optional<LocalNamespace> admit(String name) {
        forget();
        Admitted reference = admitted.get(name);
        LocalNamespace known = reference == null ? null : reference.get();
        return known == null ? maker.apply(name).map(this::unlessAnotherCameFirst) : Optional.of(known);
    }

    boolean isNamed(String name) {
        return named.containsKey(name);
    }

    /** Visits those that only a pattern admits, and that somebody has. */
    void forEachAdmitted(Consumer<LocalNamespace> action) {
        forget();
        admitted.values().forEach(reference -> {
            LocalNamespace namespace = reference.get();
            if (namespace != null) {
                action.accept(namespace);
            }
        });
    }

    /** Visits all. */
    void forEach(Consumer<LocalNamespace> action) {
        named.values().forEach(action);
        forEachAdmitted(action);
    }

    private LocalNamespace unlessAnotherCameFirst(LocalNamespace made) {
        LocalNamespace[] winner = {made}; // held here, lest it be collected before the caller has it
        admitted.compute(made.name(), (name, present) -> {
            LocalNamespace other = present == null ? null : present.get();
            if (other != null) {
                winner[0] = other;
                return present;
            }
            return new Admitted(made, forgotten);
        });
        return winner[0];
    }

    private void forget() {
        for (Reference<?> reference = forgotten.poll(); reference != null; reference = forgotten.poll()) {
            Admitted collected = (Admitted) reference;
            admitted.remove(collected.name, collected);
        }
    }
}
