/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import jakarta.enterprise.event.ObserverException;

import ee.socketio.AckTimeoutException;
import ee.socketio.EventRejectedException;
import ee.socketio.Socket;
import ee.socketio.impl.core.InboundEvent;
import ee.socketio.impl.core.IncomingEvent;
import ee.socketio.impl.protocol.BindingException;

/** What becomes of an exception of a handler: who is told, what its client is replied, and what is logged. */
final class Failures {
    private static final String INTERNAL = "INTERNAL";

    private final RoutingTable table;

    /** The handlers that have been late; logged once, of each event. */
    private final Set<String> late = ConcurrentHashMap.newKeySet();

    Failures(RoutingTable table) {
        this.table = table;
    }

    /** What the client is replied: {@code violations} is a JSON array, or empty. */
    private record Reply(String code, String message, String violations) {
        Reply(String code, String message) {
            this(code, message, "");
        }
    }

    /** An event could not be handled. To be called in a delivery of the event. */
    void ofEvent(IncomingEvent event, Handler handler, Throwable thrown) {
        Throwable cause = unwrap(thrown);
        Reply reply = reply(handler, cause);
        if (event instanceof InboundEvent inbound) {
            tell(new Report(inbound.socket(), inbound, reply.code(), cause));
        } else if (!(cause instanceof EventRejectedException) && !reply.code().equals(INTERNAL)) {
            CdiLog.serverSideFailed(handler.name(), reply.code(), cause);
        }
        event.replyError(reply.code(), reply.message(), reply.violations());
    }

    /** The handlers of an event have not answered in time, and its client has been told. */
    void ofLate(InboundEvent event, List<Handler> handlers) {
        String names = handlers.stream().map(Handler::name).collect(Collectors.joining(", "));
        if (late.add(names)) {
            CdiLog.late(names);
        }
        tell(new Report(event.socket(), event, "TIMEOUT", new TimeoutException("no answer in time by " + names)));
    }

    /** An observer of something else has failed. To be called in a delivery of it. */
    void ofOccasion(Delivery delivery, Handler handler, Throwable thrown) {
        Throwable cause = unwrap(thrown);
        CdiLog.observerFailed(handler.name(), cause);
        if (delivery.hasSocket()) {
            tell(new Report(delivery.socket(), null, INTERNAL, cause));
        }
    }

    /** An observer of {@code @Connecting} has failed, which is logged by whoever refuses the client for it. */
    void ofConnecting(Socket socket, Throwable cause) {
        tell(new Report(socket, null, INTERNAL, cause));
    }

    private void tell(Report report) {
        for (Handler observer : table.routes(report.socket().namespace()).on(Occasion.FAILURE)) {
            try {
                observer.call(report);
            } catch (RuntimeException | Error e) {
                CdiLog.observerFailed(observer.name(), unwrap(e));
            }
        }
    }

    private static Reply reply(Handler handler, Throwable failure) {
        if (failure instanceof EventRejectedException rejection) {
            return new Reply(rejection.code(), String.valueOf(rejection.getMessage()));
        }
        if (failure instanceof BindingException) {
            CdiLog.unbound(handler.name(), failure);
            return new Reply("BAD_PAYLOAD", failure.getMessage());
        }
        if (failure instanceof AckTimeoutException) {
            CdiLog.unacknowledged(handler.name(), failure);
            return new Reply("ACK_TIMEOUT", "an acknowledgement that was needed did not come");
        }
        return invalid(handler, failure).orElseGet(() -> internal(handler, failure));
    }

    private static Optional<Reply> invalid(Handler handler, Throwable failure) {
        return Violations.mayBe(failure)
                ? Violations.json(failure, handler)
                        .map(json -> new Reply("INVALID", "the arguments are not valid", json))
                : Optional.empty();
    }

    private static Reply internal(Handler handler, Throwable failure) {
        String id = UUID.randomUUID().toString();
        CdiLog.handlerFailed(id, handler.name(), failure);
        return new Reply(INTERNAL, "internal error " + id);
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
