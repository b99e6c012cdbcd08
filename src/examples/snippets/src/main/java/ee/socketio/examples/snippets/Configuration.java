/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import ee.socketio.SocketIoConfig;

@ApplicationScoped
class Configuration {
    @Produces
    SocketIoConfig config() {
        return SocketIoConfig.builder().pingInterval(Duration.ofSeconds(10)).build();
    }
}
