/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.model;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;

/** Emits from the timer of an enterprise bean. */
@Singleton
public class News {
    @Resource
    TimerService timers;

    @Inject
    @Namespace("/news")
    SocketNamespace news;

    /** Has the text emitted soon. */
    public void schedule(String text) {
        timers.createSingleActionTimer(1, new TimerConfig(text, false));
    }

    /** Called by the container. */
    @Timeout
    void emit(Timer timer) {
        news.emit("news", timer.getInfo());
    }
}
