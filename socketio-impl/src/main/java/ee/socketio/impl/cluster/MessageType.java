/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of messages. Their numbers are those of the wire: never changed, and never used again. */
enum MessageType {
    SEND(1, Request.Send.class, Request.Send::read),
    ASK(2, Request.Ask.class, Request.Ask::read),
    FETCH(3, Request.Fetch.class, Request.Fetch::read),
    JOIN(4, Request.Join.class, Request.Join::read),
    LEAVE(5, Request.Leave.class, Request.Leave::read),
    DISCONNECT(6, Request.Disconnect.class, Request.Disconnect::read),
    TELL(7, Request.Tell.class, Request.Tell::read),
    ASK_SERVER(8, Request.AskServer.class, Request.AskServer::read),
    POLL(16, Relayed.Poll.class, Relayed.Poll::read),
    ABANDON(17, Relayed.Abandon.class, Relayed.Abandon::read),
    POST(18, Relayed.Post.class, Relayed.Post::read),
    SKIP(19, Relayed.Skip.class, Relayed.Skip::read),
    FAIL(20, Relayed.Fail.class, Relayed.Fail::read),
    VERIFY(21, Relayed.Verify.class, Relayed.Verify::read),
    OPEN(22, Relayed.Open.class, Relayed.Open::read),
    FRAME_OF_CLIENT(23, Relayed.Frame.class, Relayed.Frame::read),
    WRITTEN(24, Relayed.Written.class, Relayed.Written::read),
    ENDED(25, Relayed.Ended.class, Relayed.Ended::read),
    RELEASE(32, Request.Release.class, Request.Release::read),
    RELEASED(33, Reply.Released.class, Reply.Released::read),
    EMISSION(48, Emission.class, Emission::read),
    DONE(49, Emission.Done.class, Emission.Done::read),
    ASKED(64, Reply.Asked.class, Reply.Asked::read),
    ANSWERED(65, Reply.Answered.class, Reply.Answered::read),
    GIVEN_UP(66, Reply.GivenUp.class, Reply.GivenUp::read),
    FAILED(67, Reply.Failed.class, Reply.Failed::read),
    FETCHED(68, Reply.Fetched.class, Reply.Fetched::read),
    PACKETS(80, RelayedReply.Packets.class, RelayedReply.Packets::read),
    ACCEPTED(81, RelayedReply.Accepted.class, RelayedReply.Accepted::read),
    STATUS(82, RelayedReply.Status.class, RelayedReply.Status::read),
    REFUSED(83, RelayedReply.Refused.class, RelayedReply.Refused::read),
    VERIFIED(84, RelayedReply.Verified.class, RelayedReply.Verified::read),
    FRAME_FOR_CLIENT(85, RelayedReply.Frame.class, RelayedReply.Frame::read),
    TAKEN(86, RelayedReply.Taken.class, RelayedReply.Taken::read),
    CLOSE(87, RelayedReply.Close.class, RelayedReply.Close::read);

    private static final Map<Long, MessageType> BY_NUMBER = index(type -> type.number);
    private static final Map<Class<?>, MessageType> BY_MESSAGE = index(type -> type.message);

    private final long number;
    private final Class<?> message;
    private final Function<MessageInput, Message> reader;

    <M extends Message> MessageType(long number, Class<M> message, Function<MessageInput, M> reader) {
        this.number = number;
        this.message = message;
        this.reader = reader::apply;
    }

    private static <K> Map<K, MessageType> index(Function<MessageType, K> key) {
        return Stream.of(values()).collect(Collectors.toMap(key, Function.identity()));
    }

    static MessageType of(Message message) {
        return BY_MESSAGE.get(message.getClass());
    }

    /** The bytes of a message, without its envelope. */
    static byte[] encode(Message message) {
        MessageOutput out = new MessageOutput();
        out.writeNumber(of(message).number);
        message.write(out);
        return out.toByteArray();
    }

    static Message decode(MessageInput in) {
        long number = in.readNumber();
        MessageType type = BY_NUMBER.get(number);
        if (type == null) {
            throw new MalformedMessageException("its type is " + number + ", which this version does not know");
        }
        return type.reader.apply(in);
    }
}
