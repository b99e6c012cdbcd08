/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.PollingExchange;
import ee.socketio.impl.engine.SendCallback;

/**
 * The question what a request is to be answered, which another server decides. One that has gone, or does not answer,
 * has no session.
 *
 * @param exchange the request
 * @param callback told when the answer was written
 */
record AnswerExchange(PollingExchange exchange, SendCallback callback) implements Exchange {

    @Override
    public void received(Reply reply) {
        if (reply instanceof RelayedReply.Answer answer) {
            answer.give(exchange, callback);
        }
    }

    @Override
    public void left() {
        exchange.refuse(EngineError.UNKNOWN_SID);
    }

    @Override
    public void timeUp() {
        exchange.refuse(EngineError.UNKNOWN_SID);
    }

    @Override
    public boolean over() {
        return true;
    }
}
