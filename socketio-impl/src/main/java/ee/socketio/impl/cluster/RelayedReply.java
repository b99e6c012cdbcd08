/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Optional;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.PollingExchange;
import ee.socketio.impl.engine.SendCallback;

/** What the server that has a session tells the relay to which the session's client came. */
sealed interface RelayedReply extends Reply {

    /** What a GET or POST is to be answered, with the request that has opened the session if that was asked for. */
    sealed interface Answer extends RelayedReply {
        void give(PollingExchange exchange, SendCallback callback);
    }

    /** A GET is answered with packets. */
    record Packets(long number, Optional<EngineRequest> handshake, Content payload, boolean compressible)
            implements Answer {
        static Packets read(MessageInput in) {
            return new Packets(in.readNumber(), EngineRequests.readOptional(in), Content.read(in), in.readBoolean());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            EngineRequests.write(out, handshake);
            payload.write(out);
            out.writeBoolean(compressible);
        }

        @Override
        public void give(PollingExchange exchange, SendCallback callback) {
            handshake.ifPresent(exchange::carriesOn);
            payload.pass(
                    text -> exchange.respond(text, compressible, callback),
                    bytes -> exchange.respond(bytes, compressible, callback));
        }
    }

    /** The packets of a POST were received. */
    record Accepted(long number, Optional<EngineRequest> handshake) implements Answer {
        static Accepted read(MessageInput in) {
            return new Accepted(in.readNumber(), EngineRequests.readOptional(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            EngineRequests.write(out, handshake);
        }

        @Override
        public void give(PollingExchange exchange, SendCallback callback) {
            handshake.ifPresent(exchange::carriesOn);
            exchange.accept();
        }
    }

    /** A request is answered with a status only. */
    record Status(long number, int status) implements Answer {
        static Status read(MessageInput in) {
            return new Status(in.readNumber(), (int) in.readNumber());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeNumber(status);
        }

        @Override
        public void give(PollingExchange exchange, SendCallback callback) {
            exchange.refuse(status);
        }
    }

    /** A request is refused. */
    record Refused(long number, EngineError error) implements Answer {
        static Refused read(MessageInput in) {
            return new Refused(in.readNumber(), in.readConstant(EngineError.class));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeConstant(error);
        }

        @Override
        public void give(PollingExchange exchange, SendCallback callback) {
            exchange.refuse(error);
        }
    }

    /** A WebSocket may be opened. */
    record Verified(long number, EngineRequest handshake) implements RelayedReply {
        static Verified read(MessageInput in) {
            return new Verified(in.readNumber(), EngineRequests.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            EngineRequests.write(out, handshake);
        }
    }

    /** A frame for a WebSocket. They are counted from 0 on, so that a lost one shows. */
    record Frame(long number, long position, Content content) implements RelayedReply {
        static Frame read(MessageInput in) {
            return new Frame(in.readNumber(), in.readNumber(), Content.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeNumber(position);
            content.write(out);
        }
    }

    /** Frames of this weight have been taken. */
    record Taken(long number, long weight) implements RelayedReply {
        static Taken read(MessageInput in) {
            return new Taken(in.readNumber(), in.readNumber());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeNumber(weight);
        }
    }

    /** A WebSocket is to be closed when all that was sent before has been written. */
    record Close(long number, boolean tooBig) implements RelayedReply {
        static Close read(MessageInput in) {
            return new Close(in.readNumber(), in.readBoolean());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeBoolean(tooBig);
        }
    }
}
