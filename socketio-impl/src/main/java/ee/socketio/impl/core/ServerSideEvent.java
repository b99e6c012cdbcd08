/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Set;

import ee.socketio.SocketNamespace;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** An event that another server of the cluster emitted, to the servers. Thread-safe. */
public final class ServerSideEvent extends IncomingEvent {
    /** The names of events that servers may not emit to one another. */
    public static final Set<String> RESERVED_EVENTS = Set.of("connect", "connection", "new_namespace");

    /** The id of an event whose sender waits for the reply: there is but one packet, so any will do. */
    private static final long ASKED = 0;

    private final SocketNamespace namespace;
    private final Reply reply;

    ServerSideEvent(SocketNamespace namespace, String event, Payload payload, Reply reply, Facilities facilities) {
        super(
                Packet.event(namespace.name(), reply == Reply.NONE ? Packet.NO_ID : ASKED, event, payload),
                facilities.binding());
        this.namespace = namespace;
        this.reply = reply;
    }

    /** Takes what an observer replies to the server that has asked. Called once at most, on any thread. */
    public interface Reply {
        /** Of an event that nobody waits for. */
        Reply NONE = new Reply() {
            @Override
            public void answered(Payload values) {
                // Nobody waits for it.
            }

            @Override
            public void failed(String code, String message) {
                // Nobody waits for it.
            }
        };

        /**
         * There is an answer.
         *
         * @param values what was replied: no value, one, or several
         */
        void answered(Payload values);

        /**
         * There is none.
         *
         * @param code why, for programs: one of those that {@link ee.socketio.On} lists, or that of an
         *     {@link ee.socketio.EventRejectedException}
         * @param message why, for people
         */
        void failed(String code, String message);
    }

    /**
     * Refuses the names of events that servers may not emit to one another.
     *
     * @param event the name
     * @throws IllegalArgumentException if it is such a one
     */
    public static void requireName(String event) {
        if (RESERVED_EVENTS.contains(event)) {
            throw new IllegalArgumentException("'" + event + "' is a reserved event name");
        }
    }

    @Override
    public SocketNamespace namespace() {
        return namespace;
    }

    @Override
    void send(Payload values) {
        reply.answered(values);
    }

    @Override
    void sendError(String code, String message, String violations) {
        reply.failed(code, message);
    }
}
