/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import ee.socketio.RefusedRequest;

class RefusalFeedTest {
    private final Queue<Runnable> handedOver = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final RefusalFeed feed = new RefusalFeed(this::hear, handedOver::add);

    private void hear(RefusedRequest refusal) {
        heard.add(refusal.message() + " +" + refusal.missed());
        if (refusal.code() == 0) {
            throw new IllegalStateException("from the observer");
        }
    }

    private void runAll() {
        while (!handedOver.isEmpty()) {
            handedOver.remove().run();
        }
    }

    private void tell(int from, int to) {
        for (int i = from; i < to; i++) {
            feed.tell(null, 1, "r" + i);
        }
    }

    @Test
    void refusalsAreToldInOrderAndOneAtATime() {
        tell(0, 3);
        assertThat(heard).isEmpty();
        assertThat(handedOver).hasSize(1);

        handedOver.remove().run();
        assertThat(heard).containsExactly("r0 +0");
        assertThat(handedOver).as("others have their turns").hasSize(1);

        runAll();
        assertThat(heard).containsExactly("r0 +0", "r1 +0", "r2 +0");
    }

    @Test
    void feedGoesOnAfterAPause() {
        tell(0, 1);
        runAll();
        tell(1, 2);
        runAll();

        assertThat(heard).containsExactly("r0 +0", "r1 +0");
    }

    @Test
    void feedGoesOnAfterAFailure() {
        feed.tell(null, 0, "fails");
        tell(1, 2);

        assertThatIllegalStateException().isThrownBy(() -> handedOver.remove().run());
        runAll();

        assertThat(heard).containsExactly("fails +0", "r1 +0");
    }

    @Test
    void whatIsTooMuchIsCounted() {
        tell(0, RefusalFeed.CAPACITY + 5);
        handedOver.remove().run();
        tell(1_000, 1_003);
        runAll();
        tell(2_000, 2_001);
        runAll();

        assertThat(heard)
                .hasSize(RefusalFeed.CAPACITY + 2)
                .contains("r0 +0", "r" + (RefusalFeed.CAPACITY - 1) + " +0")
                .endsWith("r1000 +5", "r2000 +2");
    }
}
