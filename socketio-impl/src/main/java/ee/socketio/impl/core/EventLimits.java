/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

/**
 * What bounds the events of clients; 0 for no bound.
 *
 * @param maxPerSecond the number of events that one connection may send within a second
 * @param handlerTimeout the time in milliseconds in which the handlers of an event have to answer
 */
record EventLimits(int maxPerSecond, long handlerTimeout) {

    /** No limits. */
    static final EventLimits NONE = new EventLimits(0, 0);
}
