/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.HazelcastInstance;

import ee.socketio.ClusterEmitter;
import ee.socketio.hazelcast.HazelcastEmitter;

/** A batch job, which is no server. */
public final class Bargains {
    private Bargains() {}

    public record Bargain(String article, int percent) {}

    public static void main(String[] args) {
        // hazelcast-client.yaml says where the cluster is, and the servers' context path which one is meant.
        HazelcastInstance hazelcast = HazelcastClient.newHazelcastClient();
        try (ClusterEmitter shop = HazelcastEmitter.of(hazelcast, "/shop")) {
            announce(shop, List.of(new Bargain("anvil", 20), new Bargain("feather", 5)));
        } finally {
            hazelcast.shutdown();
        }
    }

    static void announce(ClusterEmitter shop, List<Bargain> bargains) {
        CompletableFuture.allOf(bargains.stream()
                        .map(bargain -> shop.of("/news")
                                .to(bargain.article())
                                .emit("bargain", bargain)
                                .toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
