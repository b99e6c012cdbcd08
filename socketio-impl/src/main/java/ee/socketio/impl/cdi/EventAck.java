/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import ee.socketio.Ack;
import ee.socketio.impl.core.IncomingEvent;

/**
 * The acknowledgement of an event.
 *
 * @param event the event
 * @param <T> the type of the reply
 */
record EventAck<T>(IncomingEvent event) implements Ack<T> {

    @Override
    public boolean requested() {
        return event.ackRequested();
    }

    @Override
    public void send(T reply) {
        event.reply(new Object[] {reply});
    }

    @Override
    public void send() {
        event.reply();
    }

    @Override
    public void reject(String code, String message) {
        event.replyError(code, message);
    }
}
