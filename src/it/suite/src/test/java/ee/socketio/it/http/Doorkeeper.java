/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.HandshakeRequest;
import ee.socketio.Handshaking;
import ee.socketio.Namespace;
import ee.socketio.Refused;
import ee.socketio.RefusedRequest;
import ee.socketio.Responding;
import ee.socketio.ResponseHeaders;
import ee.socketio.SocketNamespace;

/** Looks at requests before there is a connection, and adds headers to the answers. */
@ApplicationScoped
public class Doorkeeper {

    @Inject
    @Namespace("/monitor")
    SocketNamespace monitor;

    // tag::handshaking[]
    void check(@Observes @Handshaking HandshakeRequest request) {
        String key = request.header("x-api-key").orElse("");
        if (key.equals("revoked")) {
            throw new ConnectionRefusedException("This key was revoked");
        }
    }
    // end::handshaking[]

    // tag::responding[]
    void write(@Observes @Responding ResponseHeaders headers) {
        headers.set("X-Served-By", "node-1");
        if (headers.initial()) {
            headers.add("Set-Cookie", "route=node-1; Path=/; HttpOnly");
        }
    }
    // end::responding[]

    // tag::refused[]
    void report(@Observes @Refused RefusedRequest refusal) {
        monitor.emit(
                "refused", refusal.code(), refusal.message(), refusal.request().url());
    }
    // end::refused[]

    void fail(@Observes @Handshaking HandshakeRequest request) {
        if (request.query().containsKey("fail")) {
            throw new IllegalStateException("secret");
        }
    }
}
