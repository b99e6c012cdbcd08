/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import ee.socketio.spi.Payload;

/**
 * The way to a server, of a program that is none.
 *
 * @param queue hands over what is to be done
 * @param binding turns arguments into JSON
 */
record Outlet(EmissionQueue queue, Function<Object[], Payload> binding) {

    CompletionStage<Void> add(Request.Command command) {
        return queue.add(command);
    }

    Payload write(Object... args) {
        return binding.apply(args);
    }
}
