/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** Told by the container that something was written or could not be; on any thread, also within the call that wrote. */
@FunctionalInterface
public interface SendCallback {

    /**
     * The write has ended.
     *
     * @param failure why it failed; {@code null} if it succeeded
     */
    void sent(Throwable failure);
}
