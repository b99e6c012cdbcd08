/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A request as the engine sees it.
 *
 * @param method the HTTP method
 * @param url the path and the query, as sent
 * @param query the query parameters; of a repeated key the last value
 * @param headers the headers; look-ups ignore case
 * @param address where it came from
 * @param secure whether over TLS
 * @param upgrade whether it asks for a WebSocket
 * @param user whom the container authenticated; {@code null} for an anonymous client
 * @param roles the roles of the user, of those that the application asks for; only a handshake's are known
 * @param issued when it arrived
 */
public record EngineRequest(
        String method,
        String url,
        Map<String, String> query,
        Map<String, List<String>> headers,
        String address,
        boolean secure,
        boolean upgrade,
        Principal user,
        Set<String> roles,
        Instant issued) {

    /**
     * The id of the session that the request is meant for.
     *
     * @return the id; empty for a handshake
     */
    public String sid() {
        return query.getOrDefault("sid", "");
    }

    String transport() {
        return query.getOrDefault("transport", "");
    }

    boolean isPoll() {
        return !upgrade && "GET".equals(method);
    }

    Revision revision() {
        return Revision.of(query.get("EIO"));
    }

    /**
     * Whether the answer is to be a script, which is the only way in which old browsers can poll another origin.
     *
     * @return whether it polls and its query has a {@code j}
     */
    public boolean jsonp() {
        return !upgrade && query.containsKey("j");
    }

    /** Whether the client asked for text only, because something on the way cannot carry binary data. */
    boolean textOnly() {
        return !query.getOrDefault("b64", "").isEmpty();
    }

    /**
     * Whether a client of this version of the protocol may send binary messages as they are.
     *
     * @return whether a POST may have a body that is not text
     */
    public boolean readsBinaryBodies() {
        return revision().codec().readsBinaryBodies();
    }

    boolean sameUser(EngineRequest other) {
        return Objects.equals(userName(), other.userName());
    }

    private String userName() {
        return user == null ? null : user.getName();
    }
}
