/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.parsers;

import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;

import jakarta.enterprise.event.Observes;

import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** Tells how it understood what JSON has no words for. */
@SocketEndpoint
class Values {

    List<Long> dates(@Observes @On("dates") Instant instant, @Arg(1) OffsetDateTime dateTime, @Arg(2) Date date) {
        return List.of(instant.toEpochMilli(), dateTime.toInstant().toEpochMilli(), date.getTime());
    }

    Instant now(@Observes @On("later") Instant instant, @Arg(1) long millis) {
        return instant.plusMillis(millis);
    }

    /** All digits of them. */
    List<String> integers(@Observes @On("integers") BigInteger big, @Arg(1) long number) {
        return List.of(big.toString(), Long.toString(number));
    }

    BigInteger power(@Observes @On("power") int exponent) {
        return BigInteger.TWO.pow(exponent);
    }

    int arity(@Observes @On("arity") Message message) {
        return message.arity();
    }
}
