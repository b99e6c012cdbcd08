/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import java.util.List;
import java.util.Set;

/**
 * An event that was emitted, and to whom. Immutable.
 *
 * @param namespace the namespace; in a store that servers share, or the pattern that all its namespaces have
 * @param event the name of the event
 * @param args the raw JSON text of each argument, with placeholders for binary data
 * @param attachments the binary data; shared, not copied: nobody may change them
 * @param rooms the rooms it was emitted to; none means all sockets of the namespace. An event for one socket is emitted
 *     to the room of that socket
 * @param except the rooms that were left out
 * @param compressed whether it may be compressed
 */
public record LoggedEvent(
        String namespace,
        String event,
        List<String> args,
        List<byte[]> attachments,
        Set<String> rooms,
        Set<String> except,
        boolean compressed) {

    /**
     * Copies the collections, not the attachments.
     *
     * @param namespace the namespace; in a store that servers share, or the pattern that all its namespaces have
     * @param event the name of the event
     * @param args the raw JSON text of each argument, with placeholders for binary data
     * @param attachments the binary data; shared, not copied: nobody may change them
     * @param rooms the rooms it was emitted to; none means all sockets of the namespace. An event for one socket is
     *     emitted to the room of that socket
     * @param except the rooms that were left out
     * @param compressed whether it may be compressed
     */
    public LoggedEvent {
        args = List.copyOf(args);
        attachments = List.copyOf(attachments);
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }
}
