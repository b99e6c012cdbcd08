/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Connected;
import ee.socketio.Namespace;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** Shows what the shop has sold since it opened. */
@SocketEndpoint("/dashboard")
class Dashboard {
    @Inject
    @Namespace("/dashboard")
    SocketNamespace screens;

    private Board board = Board.EMPTY; // the methods are synchronized: screens see boards in their order

    synchronized void opened(@Observes @Connected Socket screen) {
        screen.as(DashboardClient.class).board(board);
    }

    /** Only now: what is rolled back was never seen. */
    synchronized void placed(@Observes(during = AFTER_SUCCESS) OrderPlaced order) {
        board = board.plus(order);
        screens.as(DashboardClient.class).board(board);
    }
}
