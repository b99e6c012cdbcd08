/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that set out together, each on a thread of its own. */
public final class Party {
    /** Something a guest does. */
    public interface Guest {

        /** Does it. */
        void act() throws Exception;
    }

    private final List<Guest> guests = new ArrayList<>();

    public Party with(Guest guest) {
        guests.add(guest);
        return this;
    }

    /** Lets all set out, waits until all are back, and throws what one of them threw. */
    public void celebrate() throws Exception {
        CyclicBarrier start = new CyclicBarrier(guests.size());
        ExecutorService threads = Executors.newFixedThreadPool(guests.size());
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (Guest guest : guests) {
                ends.add(threads.submit(() -> {
                    start.await();
                    guest.act();
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                await(end);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(Future<?> end) throws Exception {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a guest failed", e.getCause());
        }
    }
}
