/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import ee.socketio.impl.core.Question;

/**
 * A question to another server or to its sockets.
 *
 * @param party what is known of them
 */
record QuestionExchange(Question.Party party) implements Exchange {

    @Override
    public void received(Reply reply) {
        if (reply instanceof Reply.ToQuestion answer) {
            answer.tell(party);
        }
    }

    @Override
    public void left() {
        party.left("its server has gone");
    }

    @Override
    public void timeUp() {
        // The question keeps the time itself, for all whom it asks.
    }

    @Override
    public boolean over() {
        return party.over();
    }
}
