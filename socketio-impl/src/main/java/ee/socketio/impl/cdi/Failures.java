/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.UUID;
import java.util.concurrent.CompletionException;

import jakarta.enterprise.event.ObserverException;

import ee.socketio.AckTimeoutException;
import ee.socketio.EventRejectedException;
import ee.socketio.impl.core.InboundEvent;
import ee.socketio.impl.protocol.BindingException;

/** What becomes of an exception of a handler: what its client is told, and what is logged. */
final class Failures {
    private Failures() {}

    static void reply(InboundEvent event, Handler handler, Throwable thrown) {
        Throwable failure = unwrap(thrown);
        if (failure instanceof EventRejectedException rejection) {
            event.replyError(rejection.code(), String.valueOf(rejection.getMessage()));
        } else if (failure instanceof BindingException) {
            CdiLog.unbound(handler.name(), failure);
            event.replyError("BAD_PAYLOAD", failure.getMessage());
        } else if (failure instanceof AckTimeoutException) {
            CdiLog.unacknowledged(handler.name(), failure);
            event.replyError("ACK_TIMEOUT", "an acknowledgement that was needed did not come");
        } else {
            String id = UUID.randomUUID().toString();
            CdiLog.handlerFailed(id, handler.name(), failure);
            event.replyError("INTERNAL", "internal error " + id);
        }
    }

    /** The exception of the observer itself: containers wrap some, each in its own way. */
    static Throwable unwrap(Throwable thrown) {
        Throwable failure = thrown;
        while (isWrapper(failure) && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ObserverException
                || failure instanceof CompletionException
                || failure.getClass().getName().equals("org.apache.webbeans.exception.WebBeansException");
    }
}
