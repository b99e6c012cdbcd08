/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import ee.socketio.impl.core.EmitOptions;
import ee.socketio.impl.core.PeerService;
import ee.socketio.impl.core.ServerSideEvent;
import ee.socketio.impl.core.Target;
import ee.socketio.spi.Payload;

/** What one server wants another to do. Those that are answered have a number, by which the asker knows the replies. */
sealed interface Request extends Message {

    /**
     * Does it.
     *
     * @param service what can be done
     * @param asker takes replies, from any thread
     */
    void perform(PeerService service, Consumer<Reply> asker);

    /** What nobody waits for the answer of: a program that is no server can want it as well. */
    sealed interface Command extends Request {}

    /** Sends an event to sockets. */
    record Send(Target target, EmitOptions options, String event, Payload payload) implements Command {
        static Send read(MessageInput in) {
            return new Send(in.readTarget(), in.readOptions(), in.readText(), in.readPayload());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeTarget(target);
            out.writeOptions(options);
            out.writeText(event);
            out.writePayload(payload);
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            service.send(target, options, event, payload);
        }
    }

    /** Sends an event to sockets, and wants to know what they acknowledge. */
    record Ask(long number, Send question) implements Request {
        static Ask read(MessageInput in) {
            return new Ask(in.readNumber(), Send.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            question.write(out);
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            PeerService.Asker relay = new PeerService.Asker() {
                @Override
                public void asked(List<String> socketIds) {
                    asker.accept(new Reply.Asked(number, socketIds));
                }

                @Override
                public void answered(String socketId, Payload answer) {
                    asker.accept(new Reply.Answered(number, socketId, answer));
                }

                @Override
                public void givenUp(String socketId, String reason) {
                    asker.accept(new Reply.GivenUp(number, socketId, reason));
                }
            };
            service.ask(question.target(), question.options(), question.event(), question.payload(), relay);
        }
    }

    /** Finds sockets. */
    record Fetch(long number, Target target) implements Request {
        static Fetch read(MessageInput in) {
            return new Fetch(in.readNumber(), in.readTarget());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeTarget(target);
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            asker.accept(new Reply.Fetched(number, service.fetch(target)));
        }
    }

    /** Makes sockets join rooms. */
    record Join(Target target, List<String> rooms) implements Command {
        static Join read(MessageInput in) {
            return new Join(in.readTarget(), in.readTexts());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeTarget(target);
            out.writeTexts(rooms);
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            service.join(target, rooms);
        }
    }

    /** Makes sockets leave rooms. */
    record Leave(Target target, List<String> rooms) implements Command {
        static Leave read(MessageInput in) {
            return new Leave(in.readTarget(), in.readTexts());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeTarget(target);
            out.writeTexts(rooms);
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            service.leave(target, rooms);
        }
    }

    /** Disconnects sockets. */
    record Disconnect(Target target, boolean close) implements Command {
        static Disconnect read(MessageInput in) {
            return new Disconnect(in.readTarget(), in.readBoolean());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeTarget(target);
            out.writeBoolean(close);
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            service.disconnect(target, close);
        }
    }

    /** Lets go of a socket whose client has come back elsewhere, and says when it is gone. */
    record Release(long number, String pid, Optional<String> user) implements Request {
        static Release read(MessageInput in) {
            return new Release(
                    in.readNumber(), in.readText(), in.readTexts().stream().findFirst());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            out.writeText(pid);
            out.writeTexts(user.map(List::of).orElse(List.of()));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "release " + number;
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            service.release(pid, user).whenComplete((done, failure) -> asker.accept(new Reply.Released(number)));
        }
    }

    /** Sends an event to the server itself. */
    record Tell(String namespace, String event, Payload payload) implements Command {
        static Tell read(MessageInput in) {
            return new Tell(in.readText(), in.readText(), in.readPayload());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeText(namespace);
            out.writeText(event);
            out.writePayload(payload);
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            service.tell(namespace, event, payload);
        }
    }

    /** Sends an event to the server itself, and wants its reply. */
    record AskServer(long number, Tell question) implements Request {
        static AskServer read(MessageInput in) {
            return new AskServer(in.readNumber(), Tell.read(in));
        }

        @Override
        public void write(MessageOutput out) {
            out.writeNumber(number);
            question.write(out);
        }

        @Override
        public void perform(PeerService service, Consumer<Reply> asker) {
            ServerSideEvent.Reply relay = new ServerSideEvent.Reply() {
                @Override
                public void answered(Payload values) {
                    asker.accept(new Reply.Answered(number, "", values));
                }

                @Override
                public void failed(String code, String message) {
                    asker.accept(new Reply.Failed(number, "", code + ": " + message));
                }
            };
            service.receive(question.namespace(), question.event(), question.payload(), relay);
        }
    }
}
