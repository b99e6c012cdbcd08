/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi.ear;

/** What all classes here have to say about the server that they have injected. */
public interface Speaker {
    void speak(String text);
}
