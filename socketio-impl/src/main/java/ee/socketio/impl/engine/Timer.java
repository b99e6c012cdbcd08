/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.function.Consumer;

/** Runs tasks later. */
public interface Timer {

    /**
     * Schedules a task. It must not block: it runs on the thread that drives all timeouts.
     *
     * @param delayMillis the least time to wait, in milliseconds
     * @param task receives its own timeout
     * @return the handle by which to cancel
     */
    Timeout schedule(long delayMillis, Consumer<Timeout> task);

    /**
     * The time, by the clock that decides when tasks are due.
     *
     * @return milliseconds since some moment, never going back
     */
    long currentMillis();

    /** A scheduled task. */
    interface Timeout {

        /** A timeout that never comes. */
        Timeout NONE = new Timeout() {
            @Override
            public void cancel() {
                // There is nothing to cancel.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        /** Prevents the task from running, if it has not begun. */
        void cancel();

        /**
         * Whether it was cancelled.
         *
         * @return whether {@link #cancel} was called
         */
        boolean cancelled();
    }
}
