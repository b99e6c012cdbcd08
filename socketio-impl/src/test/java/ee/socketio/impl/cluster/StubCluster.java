/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Set;
import java.util.concurrent.CompletionStage;

import ee.socketio.spi.Cluster;

/** A cluster of which tests use a part: what they do not say they do not expect to be called. */
abstract class StubCluster implements Cluster {

    @Override
    public String id() {
        throw new AssertionError();
    }

    @Override
    public void start(Listener listener) {
        throw new AssertionError();
    }

    @Override
    public Set<String> peers() {
        throw new AssertionError();
    }

    @Override
    public CompletionStage<Void> hold(String thing) {
        throw new AssertionError();
    }

    @Override
    public void release(String thing) {
        throw new AssertionError();
    }

    @Override
    public boolean holds(String peer, String thing) {
        throw new AssertionError();
    }

    @Override
    public void send(String peer, byte[] message) {
        throw new AssertionError();
    }

    @Override
    public void close() {
        throw new AssertionError();
    }
}
