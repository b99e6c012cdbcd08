/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import ee.socketio.EventRejectedException;
import ee.socketio.Failure;
import ee.socketio.OnFailure;

/** A bean among those of the application, which hears of failures as any of them could. */
@ApplicationScoped
class FailureRecorder {
    /** Written before there is a server, read by its threads. */
    private volatile Consumer<Throwable> listener = failure -> {};

    void tell(Consumer<Throwable> told) {
        listener = told;
    }

    void hear(@Observes @OnFailure Failure failure) {
        if (!(failure.cause() instanceof EventRejectedException)) {
            listener.accept(failure.cause());
        }
    }
}
