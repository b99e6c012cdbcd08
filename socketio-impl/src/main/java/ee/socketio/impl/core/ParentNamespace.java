/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ee.socketio.Socket;

/** All namespaces that a pattern admits, as one whose sockets are theirs. Thread-safe. */
final class ParentNamespace extends AddressableNamespace {
    private final String pattern;
    private final Namespaces namespaces;
    private final Notices notices;

    /** One for all children: what is asked of all of them has an id that is new to each. */
    private final AtomicLong ackIds = new AtomicLong();

    ParentNamespace(String pattern, Namespaces namespaces, Facilities facilities) {
        super(facilities);
        this.pattern = pattern;
        this.namespaces = namespaces;
        this.notices = new Notices(facilities.executor());
    }

    @Override
    public String name() {
        return pattern;
    }

    @Override
    public Optional<String> pattern() {
        return Optional.of(pattern);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    AtomicLong ackIds() {
        return ackIds;
    }

    @Override
    public long nextAckId() {
        return ackIds.getAndIncrement();
    }

    @Override
    public Optional<LocalNamespace> namespace(String name) {
        return namespaces.find(name);
    }

    @Override
    boolean isPresent(String room) {
        return children().stream().anyMatch(child -> child.isPresent(room));
    }

    @Override
    public void forEachNamespace(Consumer<LocalNamespace> action) {
        namespaces.forEachAdmitted(namespace -> {
            if (namespace.pattern().filter(pattern::equals).isPresent()) {
                action.accept(namespace);
            }
        });
    }

    @Override
    Notices notices() {
        return notices;
    }

    private List<LocalNamespace> children() {
        List<LocalNamespace> children = new ArrayList<>();
        forEachNamespace(children::add);
        return children;
    }

    @Override
    public Collection<Socket> sockets() {
        return children().stream().flatMap(child -> child.sockets().stream()).toList();
    }

    @Override
    public Optional<Socket> socket(String id) {
        return children().stream().flatMap(child -> child.socket(id).stream()).findFirst();
    }

    @Override
    public Set<String> rooms() {
        return children().stream().flatMap(child -> child.rooms().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int roomSize(String room) {
        return children().stream().mapToInt(child -> child.roomSize(room)).sum();
    }
}
