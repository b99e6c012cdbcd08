/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.spi.Payload;

/** What sockets of this server are asked, under one id. */
interface Inquiry {

    long id();

    /** One more is being asked. */
    void asks(PendingAcks receiver);

    /** One has answered. */
    void answered(PendingAcks receiver, Payload payload);

    /** One will not answer any more. */
    void givenUp(PendingAcks receiver, String reason);
}
