/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ee.socketio.impl.engine.EngineRequest;

/**
 * The handshake of a client to be: what {@link ee.socketio.Handshake} will show. Each attempt to connect opens a
 * connection of its own. Not thread-safe.
 */
public final class ClientBuilder {
    private final RunningServer server;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> query = new LinkedHashMap<>();
    private String address = "127.0.0.1";
    private boolean secure;
    private Principal user;
    private Set<String> roles = Set.of();

    ClientBuilder(RunningServer server) {
        this.server = server;
        query.put("EIO", "4");
        query.put("transport", "websocket");
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value; a name that is given more than once has all its values
     * @return this builder
     */
    public ClientBuilder header(String name, String value) {
        headers.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        return this;
    }

    /**
     * Adds a query parameter.
     *
     * @param name its name
     * @param value its value; the last one counts
     * @return this builder
     */
    public ClientBuilder query(String name, String value) {
        query.put(name, value);
        return this;
    }

    /**
     * Sets where it comes from. Default: {@code 127.0.0.1}.
     *
     * @param textual the network address
     * @return this builder
     */
    public ClientBuilder address(String textual) {
        address = textual;
        return this;
    }

    /**
     * Makes it come over TLS.
     *
     * @return this builder
     */
    public ClientBuilder secure() {
        secure = true;
        return this;
    }

    /**
     * Sets whom the servlet container has authenticated. Default: nobody.
     *
     * @param name the name of the principal
     * @param inRoles its roles; as on a server, only those count that the application declares
     * @return this builder
     */
    public ClientBuilder user(String name, String... inRoles) {
        return user(new User(name), inRoles);
    }

    /**
     * Sets whom the servlet container has authenticated. Default: nobody.
     *
     * @param principal the principal
     * @param inRoles its roles; as on a server, only those count that the application declares
     * @return this builder
     */
    public ClientBuilder user(Principal principal, String... inRoles) {
        user = principal;
        roles = Set.of(inRoles);
        return this;
    }

    private record User(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    /**
     * Joins a namespace, without an auth payload.
     *
     * @param namespace the namespace
     * @return the client
     * @throws AssertionError if it is not let in
     */
    public TestClient connect(String namespace) {
        return join(namespace).accepted();
    }

    /**
     * Joins a namespace.
     *
     * @param namespace the namespace
     * @param auth the auth payload: anything that JSON-B writes as an object
     * @return the client
     * @throws IllegalArgumentException if the auth payload cannot be turned into a JSON object
     * @throws AssertionError if it is not let in
     */
    public TestClient connect(String namespace, Object auth) {
        return join(namespace, auth).accepted();
    }

    /**
     * Tries to join a namespace, without an auth payload, and must not be let in.
     *
     * @param namespace the namespace
     * @return why it was not let in
     * @throws AssertionError if it is let in
     */
    public Refusal expectRefused(String namespace) {
        return join(namespace).refused();
    }

    /**
     * Tries to join a namespace and must not be let in.
     *
     * @param namespace the namespace
     * @param auth the auth payload: anything that JSON-B writes as an object
     * @return why it was not let in
     * @throws IllegalArgumentException if the auth payload cannot be turned into a JSON object
     * @throws AssertionError if it is let in
     */
    public Refusal expectRefused(String namespace, Object auth) {
        return join(namespace, auth).refused();
    }

    private TestClient join(String namespace, Object... auth) {
        EngineRequest request = request(); // as it is now, also for later connections
        Supplier<Connection> network = () -> server.open(request);
        return TestClient.join(network, network.get(), namespace, auth);
    }

    private EngineRequest request() {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return new EngineRequest(
                "GET", url(), Map.copyOf(query), copy, address, secure, true, user, knownRoles(), server.now());
    }

    private Set<String> knownRoles() {
        return roles.stream().filter(server.roleNames()::contains).collect(Collectors.toUnmodifiableSet());
    }

    private String url() {
        return query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + '=' + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", "/socket.io/?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
