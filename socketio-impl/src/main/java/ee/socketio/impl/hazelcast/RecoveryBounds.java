/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

/**
 * What bounds the memory of clients that come back; times are in milliseconds.
 *
 * @param maxDisconnectionDuration how long the session of a socket is kept that lost its connection
 * @param packetLifetime how long an event is kept
 * @param maxPackets the number of events that are kept in each log
 * @param maxBytes the size of the events of each log, and of the sessions on each member
 */
public record RecoveryBounds(long maxDisconnectionDuration, long packetLifetime, int maxPackets, int maxBytes) {
    /** Fewer might be overwritten before each server has read them. */
    private static final int LEAST_CAPACITY = 1024;

    /** There are no smaller events: more places would not be used. */
    private static final int LEAST_SIZE = 64;

    /** The places in the ring buffer of a log, which takes memory for each from the beginning. */
    int capacity() {
        return Math.max(LEAST_CAPACITY, Math.min(maxPackets, maxBytes / LEAST_SIZE));
    }

    /** Whole seconds, rounded up. */
    int packetLifetimeSeconds() {
        return (int) Math.min(Integer.MAX_VALUE, (packetLifetime + 999) / 1000);
    }

    /** Of 2<sup>20</sup> bytes, rounded up. */
    int maxMebibytes() {
        return Math.max(1, (int) ((maxBytes + (1L << 20) - 1) >> 20));
    }
}
