/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.HandshakeRequest;
import ee.socketio.ResponseHeaders;
import ee.socketio.impl.core.RequestView;
import ee.socketio.impl.engine.EngineRequest;

/** What the application changes in the headers of an answer. Filled on one thread, then written on another. */
final class HeaderChanges implements ResponseHeaders {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    /** What would make an answer unreadable. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-encoding", "content-length", "content-type", "transfer-encoding", "upgrade");

    private record Change(String name, String value, boolean replaces) {}

    private final RequestView handshake;
    private final boolean initial;
    private final List<Change> changes = new ArrayList<>();

    HeaderChanges(EngineRequest handshake, boolean initial) {
        this.handshake = () -> handshake;
        this.initial = initial;
    }

    @Override
    public HandshakeRequest handshake() {
        return handshake;
    }

    @Override
    public boolean initial() {
        return initial;
    }

    @Override
    public HeaderChanges set(String name, String value) {
        return change(name, value, true);
    }

    @Override
    public HeaderChanges add(String name, String value) {
        return change(name, value, false);
    }

    private HeaderChanges change(String name, String value, boolean replaces) {
        String known = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches() || RESERVED.contains(known) || known.startsWith("sec-websocket-")) {
            throw new IllegalArgumentException("not the name of a header that may be changed: " + name);
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the value of a header, in " + name);
        }
        changes.add(new Change(name, value, replaces));
        return this;
    }

    void applyTo(HttpServletResponse response) {
        for (Change change : changes) {
            if (change.replaces) {
                response.setHeader(change.name, change.value);
            } else {
                response.addHeader(change.name, change.value);
            }
        }
    }

    /** For the answer that opens a WebSocket, whose headers Jakarta WebSocket has in a map. */
    void applyTo(Map<String, List<String>> headers) {
        for (Change change : changes) {
            List<String> values =
                    new ArrayList<>(change.replaces ? List.of() : headers.getOrDefault(change.name, List.of()));
            values.add(change.value);
            headers.put(change.name, values);
        }
    }
}
