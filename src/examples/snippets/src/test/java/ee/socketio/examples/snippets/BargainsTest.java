/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.ClusterEmitter;
import ee.socketio.examples.snippets.Bargains.Bargain;

class BargainsTest {

    @Test
    void whoWatchesAnArticleIsTold() {
        List<String> calls = new ArrayList<>();
        ClusterEmitter shop = (ClusterEmitter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ClusterEmitter.class}, (proxy, method, args) -> {
                    String last = args[args.length - 1] instanceof Object[] several
                            ? List.of(several).toString()
                            : args[0].toString();
                    calls.add(method.getName() + " " + last);
                    return method.getName().equals("emit") ? CompletableFuture.completedStage(null) : proxy;
                });

        Bargains.announce(shop, List.of(new Bargain("anvil", 20)));

        assertThat(calls).containsExactly("of /news", "to [anvil]", "emit [Bargain[article=anvil, percent=20]]");
    }
}
