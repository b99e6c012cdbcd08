/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.configured;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import ee.socketio.SocketEndpoint;
import ee.socketio.SocketIoConfig;
import ee.socketio.SocketServer;

/** What the code of an application configures. */
@SocketEndpoint
public class Limits {
    /** A limit that no other place sets. */
    public static final int MAX_HTTP_BUFFER_SIZE = 54_321;

    @Inject
    SocketServer server;

    @Produces
    SocketIoConfig config() {
        return SocketIoConfig.builder().maxHttpBufferSize(MAX_HTTP_BUFFER_SIZE).build();
    }
}
