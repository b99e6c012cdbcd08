/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.Optional;

import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.Socket;
import ee.socketio.impl.core.InboundEvent;

/**
 * A failure, as its observers see it.
 *
 * @param socket whose it is
 * @param event the event that failed, or {@code null}
 * @param code the code of the server's reply
 * @param cause the exception
 */
record Report(Socket socket, InboundEvent event, String code, Throwable cause) implements Failure {

    @Override
    public Optional<Message> message() {
        return Optional.ofNullable(event);
    }

    @Override
    public void reply(String ownCode, String ownMessage) {
        if (event != null) {
            event.replyError(ownCode, ownMessage);
        }
    }
}
