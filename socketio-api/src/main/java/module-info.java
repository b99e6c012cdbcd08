/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * The API of Socket.IO for Jakarta EE: all that an application imports. {@link ee.socketio} is its manual;
 * {@link ee.socketio.spi} is for those who extend the server.
 */
module ee.socketio {
    requires static transitive jakarta.cdi;
    requires static transitive jakarta.inject;

    exports ee.socketio;
    exports ee.socketio.spi;
}
