/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.bench;

import jakarta.enterprise.event.Observes;

import ee.socketio.Message;
import ee.socketio.On;

/** Ten observers that the benchmark does not call. */
public class Crowd {
    void one(@Observes @On("other-1") Message message) {}

    void two(@Observes @On("other-2") Message message) {}

    void three(@Observes @On("other-3") Message message) {}

    void four(@Observes @On("other-4") Message message) {}

    void five(@Observes @On("other-5") Message message) {}

    void six(@Observes @On("other-6") Message message) {}

    void seven(@Observes @On("other-7") Message message) {}

    void eight(@Observes @On("other-8") Message message) {}

    void nine(@Observes @On("other-9") Message message) {}

    void ten(@Observes @On("other-10") Message message) {}
}
