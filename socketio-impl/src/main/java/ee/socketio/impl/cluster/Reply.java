/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.List;

import ee.socketio.impl.core.Question;
import ee.socketio.impl.core.SocketState;
import ee.socketio.spi.Payload;

/** What one server replies to another that has asked. */
sealed interface Reply extends Message permits Reply.ToQuestion, Reply.Fetched, Reply.Released, RelayedReply {

    /** The number of the request. */
    long number();

    /** To a request that is a question, which has many replies. A server that answers itself has no socket's id. */
    sealed interface ToQuestion extends Reply {
        void tell(Question.Party party);
    }

    /** These are asked. */
    record Asked(long number, List<String> socketIds) implements ToQuestion {
        static Asked read(MessageInput in) {
            return new Asked(in.readNumber(), in.readTexts());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeTexts(socketIds);
        }

        @Override
        public void tell(Question.Party party) {
            party.asked(socketIds);
        }
    }

    /** One has answered. */
    record Answered(long number, String socketId, Payload payload) implements ToQuestion {
        static Answered read(MessageInput in) {
            return new Answered(in.readNumber(), in.readText(), in.readPayload());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeText(socketId);
            out.writePayload(payload);
        }

        @Override
        public void tell(Question.Party party) {
            party.answered(socketId, payload);
        }
    }

    /** One will not answer any more. */
    record GivenUp(long number, String socketId, String reason) implements ToQuestion {
        static GivenUp read(MessageInput in) {
            return new GivenUp(in.readNumber(), in.readText(), in.readText());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeText(socketId);
            out.writeText(reason);
        }

        @Override
        public void tell(Question.Party party) {
            party.givenUp(socketId, reason);
        }
    }

    /** One has answered that it cannot. */
    record Failed(long number, String socketId, String message) implements ToQuestion {
        static Failed read(MessageInput in) {
            return new Failed(in.readNumber(), in.readText(), in.readText());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeText(socketId);
            out.writeText(message);
        }

        @Override
        public void tell(Question.Party party) {
            party.failed(socketId, message);
        }
    }

    /** The socket is gone. */
    record Released(long number) implements Reply {
        static Released read(MessageInput in) {
            return new Released(in.readNumber());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
        }
    }

    /** These are the sockets. */
    record Fetched(long number, List<SocketState> sockets) implements Reply {
        static Fetched read(MessageInput in) {
            return new Fetched(in.readNumber(), in.readList(() -> SocketStates.read(in)));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeNumber(sockets.size());
            sockets.forEach(socket -> SocketStates.write(out, socket));
        }
    }
}
