/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.EngineRequest;

/**
 * What a client does by way of another server: told by the server that it came to, which is the relay, to the one that
 * has its session. What is answered, and each WebSocket, has a number, which is the relay's.
 */
sealed interface Relayed extends Message {

    /**
     * Does it.
     *
     * @param guests those of this server's clients that came to the relay
     */
    void perform(Guests guests);

    /** A GET came. */
    record Poll(long number, EngineRequest request, boolean asksForHandshake) implements Relayed {
        static Poll read(MessageInput in) {
            return new Poll(in.readNumber(), EngineRequests.read(in), in.readBoolean());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            EngineRequests.write(out, request);
            out.writeBoolean(asksForHandshake);
        }

        @Override
        public void perform(Guests guests) {
            guests.poll(this);
        }
    }

    /** The client of a GET has gone away. */
    record Abandon(long number) implements Relayed {
        static Abandon read(MessageInput in) {
            return new Abandon(in.readNumber());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
        }

        @Override
        public void perform(Guests guests) {
            guests.abandon(number);
        }
    }

    /** A POST came, and its body was read. */
    record Post(long number, EngineRequest request, boolean asksForHandshake, Content body) implements Relayed {
        static Post read(MessageInput in) {
            return new Post(in.readNumber(), EngineRequests.read(in), in.readBoolean(), Content.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            EngineRequests.write(out, request);
            out.writeBoolean(asksForHandshake);
            body.write(out);
        }

        @Override
        public void perform(Guests guests) {
            guests.post(this);
        }
    }

    /** A POST came whose body is too large. */
    record Skip(EngineRequest request) implements Relayed {
        static Skip read(MessageInput in) {
            return new Skip(EngineRequests.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            EngineRequests.write(out, request);
        }

        @Override
        public void perform(Guests guests) {
            guests.skip(this);
        }
    }

    /** A request could not be read, or its answer not be written. */
    record Fail(EngineRequest request, CloseDetail detail) implements Relayed {
        static Fail read(MessageInput in) {
            return new Fail(EngineRequests.read(in), in.readConstant(CloseDetail.class));
        }

        @Override
        public void write(MessageOutput out) {
            EngineRequests.write(out, request);
            out.writeConstant(detail);
        }

        @Override
        public void perform(Guests guests) {
            guests.fail(this);
        }
    }

    /** A WebSocket is asked for: may it be opened? */
    record Verify(long number, EngineRequest request) implements Relayed {
        static Verify read(MessageInput in) {
            return new Verify(in.readNumber(), EngineRequests.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            EngineRequests.write(out, request);
        }

        @Override
        public void perform(Guests guests) {
            guests.verify(this);
        }
    }

    /** A WebSocket opened. */
    record Open(long number, EngineRequest request) implements Relayed {
        static Open read(MessageInput in) {
            return new Open(in.readNumber(), EngineRequests.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            EngineRequests.write(out, request);
        }

        @Override
        public void perform(Guests guests) {
            guests.open(this);
        }
    }

    /** A frame came. They are counted from 0 on, so that a lost one shows. */
    record Frame(long number, long position, Content content) implements Relayed {
        static Frame read(MessageInput in) {
            return new Frame(in.readNumber(), in.readNumber(), Content.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeNumber(position);
            content.write(out);
        }

        @Override
        public void perform(Guests guests) {
            guests.webSocket(number).ifPresent(webSocket -> webSocket.received(position, content));
        }
    }

    /** Frames of this weight have been written. */
    record Written(long number, long weight) implements Relayed {
        static Written read(MessageInput in) {
            return new Written(in.readNumber(), in.readNumber());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeNumber(weight);
        }

        @Override
        public void perform(Guests guests) {
            guests.webSocket(number).ifPresent(webSocket -> webSocket.written(weight));
        }
    }

    /** A WebSocket has ended. */
    record Ended(long number, CloseDetail detail) implements Relayed {
        static Ended read(MessageInput in) {
            return new Ended(in.readNumber(), in.readConstant(CloseDetail.class));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeConstant(detail);
        }

        @Override
        public void perform(Guests guests) {
            guests.webSocket(number).ifPresent(webSocket -> webSocket.ended(detail));
        }
    }
}
