/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.util.List;
import java.util.stream.Stream;

/** How many orders there were, for how much, and the latest, the newest first. */
public record Board(int orders, int pieces, long cents, List<OrderPlaced> latest) {
    private static final int LATEST = 8;

    static final Board EMPTY = new Board(0, 0, 0, List.of());

    Board plus(OrderPlaced order) {
        List<OrderPlaced> newest =
                Stream.concat(Stream.of(order), latest.stream()).limit(LATEST).toList();
        return new Board(orders + 1, pieces + order.quantity(), cents + order.cents(), newest);
    }
}
