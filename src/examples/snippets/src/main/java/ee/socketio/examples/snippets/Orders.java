/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

import ee.socketio.EventRejectedException;
import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnFailure;
import ee.socketio.OnUnhandled;
import ee.socketio.SocketEndpoint;

/** Everything that can go wrong. */
@SocketEndpoint("/orders")
class Orders {
    public record Order(@NotBlank String article, @Positive int amount) {}

    String order(@Observes @On("order") @Valid Order order) {
        if (order.amount() > 3) {
            throw new EventRejectedException("SOLD_OUT", "There are only 3 left.");
        }
        return "ok";
    }

    @RolesAllowed("clerk")
    void cancel(@Observes @On("cancel") String number) {
        throw new ArchiveException("Order " + number + " is being packed.");
    }

    void explain(@Observes @OnFailure Failure failure) {
        Optional<ArchiveException> archive = failure.cause(ArchiveException.class);
        archive.ifPresent(exception -> failure.reply("TOO_LATE", exception.getMessage()));
    }

    String unknown(@Observes @OnUnhandled Message message) {
        return "Nobody knows " + message.event();
    }

    static class ArchiveException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ArchiveException(String message) {
            super(message);
        }
    }
}
