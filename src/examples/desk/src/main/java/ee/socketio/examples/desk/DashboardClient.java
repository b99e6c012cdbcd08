/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import ee.socketio.Emit;

/** What the server says to dashboards. */
interface DashboardClient {

    /** All that there is to see, each time: whatever a screen has missed, the next board is right. */
    @Emit("board")
    void board(Board board);
}
