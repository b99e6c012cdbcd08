/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

/** A request to another server that is to be answered. Thread-safe. */
interface Exchange {

    /** A reply has come. */
    void received(Reply reply);

    /** The other server has gone. */
    void left();

    /** The other server has not answered in time. */
    void timeUp();

    /** Whether nothing more is to come. */
    boolean over();
}
