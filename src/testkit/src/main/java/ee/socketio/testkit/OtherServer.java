/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import ee.socketio.impl.core.ServerSideEvent;
import ee.socketio.impl.core.SocketIoServer;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Payload;

/**
 * Another server of the cluster that the tested one believes itself in.
 *
 * @param server the tested one
 * @param binding turns arguments into JSON and back
 * @param activity what goes on in it
 */
record OtherServer(SocketIoServer server, PayloadBinding binding, Activity activity) {

    /** Emits an event to the servers. Returns when its observers have returned. */
    void emit(String namespace, String event, Object... args) {
        server.peerService().receive(namespace, event, binding.write(args), ServerSideEvent.Reply.NONE);
        activity.settle();
    }

    /** Emits an event to the servers and returns the reply. */
    Payload ask(String namespace, String event, Object... args) {
        Answer answer = new Answer(event, new CompletableFuture<>());
        server.peerService().receive(namespace, event, binding.write(args), answer);
        activity.settle();
        return activity.await(answer::given)
                .orElseThrow(() -> new AssertionError(
                        '"' + event + "\" in " + namespace + " was not answered within " + activity.limit()));
    }

    private record Answer(String event, CompletableFuture<Payload> values) implements ServerSideEvent.Reply {

        @Override
        public void answered(Payload payload) {
            values.complete(payload);
        }

        @Override
        public void failed(String code, String message) {
            values.completeExceptionally(
                    new AssertionError('"' + event + "\" was answered by an error: " + code + ": " + message));
        }

        Optional<Payload> given() {
            if (values.isCompletedExceptionally()) {
                throw failure();
            }
            return Optional.ofNullable(values.getNow(null));
        }

        private AssertionError failure() {
            return (AssertionError) values.handle((none, failure) -> failure).join();
        }
    }
}
