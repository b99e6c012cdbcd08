/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import ee.socketio.Emit;

/** What the server says to the other windows of a user. */
interface DraftsClient {

    @Emit("saved")
    void saved(Drafts.Draft draft);
}
