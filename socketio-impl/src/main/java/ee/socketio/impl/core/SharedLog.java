/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import ee.socketio.spi.Payload;
import ee.socketio.spi.SharedRecoveryStore;

/**
 * Emits by way of a log that the servers of a cluster share: the event is appended once, whatever namespaces and
 * servers its receivers are in, and each server finds it there. Should it not be appended, it goes to the others
 * directly, and cannot be sent again. Thread-safe.
 *
 * @param store has the logs
 */
record SharedLog(SharedRecoveryStore store) {

    /**
     * Emits an event.
     *
     * @param target who is to get it
     * @param options how
     * @param here visits those of this server, by their namespaces
     * @param peers the other servers, if it may be for them
     */
    void emit(
            Target target,
            EmitOptions options,
            Consumer<Consumer<Receivers>> here,
            Peers peers,
            String event,
            Payload payload) {
        List<EventLog.Delivery> deliveries = new ArrayList<>(1);
        here.accept(receivers -> deliveries.add(prepare(receivers, event, payload)));
        store.append(EventLog.logged(target, options, event, payload), new SharedRecoveryStore.Turn() {
            @Override
            public void come(long offset) {
                deliveries.forEach(delivery -> delivery.send(offset));
            }

            @Override
            public void refused(Throwable reason) {
                peers.send(target, options, event, payload);
                deliveries.forEach(delivery -> delivery.sendUnlogged(reason));
            }

            @Override
            public void lost(Throwable reason) {
                deliveries.forEach(delivery -> delivery.lose(reason));
            }
        });
    }

    private static EventLog.Delivery prepare(Receivers receivers, String event, Payload payload) {
        LocalNamespace namespace = receivers.namespace();
        return namespace
                .log()
                .orElseThrow()
                .prepare(receivers, namespace.event(receivers.options().compressed(), event, payload));
    }
}
