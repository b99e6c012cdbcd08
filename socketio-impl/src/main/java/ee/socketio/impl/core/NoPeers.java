/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import ee.socketio.impl.engine.Relay;
import ee.socketio.spi.Payload;

/** The others of a server that is alone. */
final class NoPeers implements Peers {

    @Override
    public String tag() {
        return "";
    }

    @Override
    public int serverCount() {
        return 1;
    }

    @Override
    public void start(PeerService service) {
        // There is nothing to take part in.
    }

    @Override
    public void stop() {
        // It has not begun.
    }

    @Override
    public void send(Target target, EmitOptions options, String event, Payload payload) {
        // There is nobody.
    }

    @Override
    public void ask(Target target, EmitOptions options, Question question, String event, Payload payload) {
        // There is nobody.
    }

    @Override
    public CompletionStage<Found> fetch(Target target, long timeoutMillis) {
        return CompletableFuture.completedStage(new Found(List.of(), List.of()));
    }

    @Override
    public void join(Target target, List<String> rooms) {
        // There is nobody.
    }

    @Override
    public void leave(Target target, List<String> rooms) {
        // There is nobody.
    }

    @Override
    public void disconnect(Target target, boolean close) {
        // There is nobody.
    }

    @Override
    public CompletionStage<Void> release(String peer, String pid, Optional<String> user, long timeoutMillis) {
        return Application.DONE;
    }

    @Override
    public void sendToServers(String namespace, String event, Payload payload) {
        // There is nobody.
    }

    @Override
    public void askServers(String namespace, Question question, String event, Payload payload, long timeoutMillis) {
        // There is nobody.
    }

    @Override
    public Relay relay() {
        return Relay.NONE;
    }

    @Override
    public void presenceChanged(String namespace, String room) {
        // Nobody wants to know.
    }

    @Override
    public void settle() {
        // Nobody has to know anything.
    }
}
