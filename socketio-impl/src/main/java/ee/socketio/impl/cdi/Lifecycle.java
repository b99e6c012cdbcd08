/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.Socket;

/** The steps in the life of a socket that can be observed. */
enum Lifecycle {
    CONNECTING(Connecting.class, ConnectRequest.class),
    CONNECTED(Connected.class, Socket.class),
    DISCONNECTING(Disconnecting.class, Disconnect.class),
    DISCONNECTED(Disconnected.class, Disconnect.class);

    private final Class<? extends Annotation> qualifier;
    private final Class<?> eventType;

    Lifecycle(Class<? extends Annotation> qualifier, Class<?> eventType) {
        this.qualifier = qualifier;
        this.eventType = eventType;
    }

    static Optional<Lifecycle> of(Set<Annotation> qualifiers) {
        return Arrays.stream(values())
                .filter(step -> qualifiers.stream().anyMatch(step.qualifier::isInstance))
                .findFirst();
    }

    Class<? extends Annotation> qualifier() {
        return qualifier;
    }

    Class<?> eventType() {
        return eventType;
    }
}
