/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.model;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import ee.socketio.Ack;
import ee.socketio.EventRejectedException;
import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.NamespaceParam;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.OnAnyOutgoing;
import ee.socketio.OnFailure;
import ee.socketio.OnUnhandled;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** A namespace for each organization, and every kind of observer. */
@SocketEndpoint("/org-{id}")
class Organizations {
    @Inject
    Socket socket;

    @Inject
    Visitor visitor;

    String whoAreWe(@Observes @On("who-are-we") Message message, @NamespaceParam("id") String id) {
        return id;
    }

    void say(@Observes @On("say") String text) {
        socket.namespace().emit("said", text);
    }

    void guard(@Observes @OnAny Message message) {
        visitor.saw(message.event());
        if (message.event().equals("forbidden")) {
            throw new EventRejectedException("NO", "not here");
        }
    }

    String seen(@Observes @On("seen") Message message) {
        return visitor.seen();
    }

    String unknown(@Observes @OnUnhandled Message message) {
        return "what is " + message.event() + '?';
    }

    void beside(@ObservesAsync @On("beside") String text, Ack<String> ack, Socket from) {
        ack.send(text + ' ' + from.namespace().name() + ' ' + visitor.seen());
    }

    void failing(@Observes @On("failing") Message message) {
        throw new IllegalStateException("as expected");
    }

    void failed(@Observes @OnFailure Failure failure) {
        failure.cause(IllegalStateException.class).ifPresent(cause -> failure.reply("FAILED", cause.getMessage()));
    }

    void sent(@Observes @OnAnyOutgoing Message message) {
        visitor.saw("out:" + message.event());
    }
}
