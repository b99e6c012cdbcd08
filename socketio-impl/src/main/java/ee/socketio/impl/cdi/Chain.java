/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The handlers of an event, in the order in which they are called: first those of any event, then its own or, without
 * any, those of unhandled events; in each of the two groups first the asynchronous ones, which hold up nobody, then the
 * others by priority.
 *
 * @param handlers the handlers
 * @param handled whether there are some of its own
 * @param replying the one that returns the reply
 * @param acknowledged whether it is for them to acknowledge the event, if they do
 */
record Chain(List<Handler> handlers, boolean handled, Optional<Handler> replying, boolean acknowledged) {
    private static final Comparator<Handler> ORDER =
            Comparator.comparing((Handler handler) -> !handler.isAsync()).thenComparingInt(Handler::priority);

    static Chain of(List<Handler> any, List<Handler> own, boolean handled) {
        List<Handler> handlers = Stream.of(any, own)
                .flatMap(group -> group.stream().sorted(ORDER))
                .toList();
        return new Chain(
                handlers,
                handled,
                handlers.stream().filter(Handler::replies).findFirst(),
                handlers.stream().anyMatch(Handler::takesAck));
    }
}
