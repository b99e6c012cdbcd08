/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.List;
import java.util.Set;

import jakarta.websocket.Extension;

/**
 * The compression of messages over WebSocket, which only the container can do: Jakarta WebSocket lets an endpoint
 * choose among the extensions that the container has, and none else. Tomcat has it, Undertow if it is told to, Tyrus
 * has not.
 *
 * @param enabled whether clients that ask for it get it
 */
record PerMessageDeflate(boolean enabled) {
    private static final String NAME = "permessage-deflate";

    /** Says so, if the container cannot do what is configured. */
    void check(Set<Extension> installed) {
        if (enabled && installed.stream().noneMatch(PerMessageDeflate::isDeflate)) {
            WebLog.noDeflate();
        }
    }

    /** The extensions of the container that clients may have. */
    List<Extension> allowed(List<Extension> installed) {
        return enabled
                ? installed
                : installed.stream().filter(extension -> !isDeflate(extension)).toList();
    }

    private static boolean isDeflate(Extension extension) {
        return NAME.equals(extension.getName());
    }
}
