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
    SEND(1, Request.Send::read),
    ASK(2, Request.Ask::read),
    FETCH(3, Request.Fetch::read),
    JOIN(4, Request.Join::read),
    LEAVE(5, Request.Leave::read),
    DISCONNECT(6, Request.Disconnect::read),
    TELL(7, Request.Tell::read),
    ASK_SERVER(8, Request.AskServer::read),
    ASKED(64, Reply.Asked::read),
    ANSWERED(65, Reply.Answered::read),
    GIVEN_UP(66, Reply.GivenUp::read),
    FAILED(67, Reply.Failed::read),
    FETCHED(68, Reply.Fetched::read);

    private static final Map<Long, MessageType> BY_NUMBER =
            Stream.of(values()).collect(Collectors.toMap(type -> type.number, Function.identity()));

    private final long number;
    private final Function<MessageInput, Message> reader;

    MessageType(long number, Function<MessageInput, Message> reader) {
        this.number = number;
        this.reader = reader;
    }

    /** The bytes of a message, without its envelope. */
    static byte[] encode(Message message) {
        MessageOutput out = new MessageOutput();
        out.writeNumber(message.type().number);
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
