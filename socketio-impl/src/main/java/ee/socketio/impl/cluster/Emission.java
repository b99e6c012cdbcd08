/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a program that is no server wants one to do, in this order; nothing, if it wants to know whether the server is
 * there. On its way there is a byte for the version before it.
 *
 * @param emitter tells the program from others
 * @param number tells this from what else it wants
 * @param commands the bytes of each {@link Request.Command}
 */
record Emission(String emitter, long number, List<byte[]> commands) implements Message {
    private static final byte VERSION = 1;

    /**
     * It has been done.
     *
     * @param emitter who wanted it
     * @param number which it was
     */
    record Done(String emitter, long number) implements Message {
        static Done read(MessageInput in) {
            return new Done(in.readText(), in.readNumber());
        }

        @Override
        public void write(MessageOutput out) {
            out.writeText(emitter);
            out.writeNumber(number);
        }
    }

    static Emission read(MessageInput in) {
        return new Emission(in.readText(), in.readNumber(), in.readList(in::readBytes));
    }

    @Override
    public void write(MessageOutput out) {
        out.writeText(emitter);
        out.writeNumber(number);
        out.writeArrays(commands);
    }

    /** The commands that the bytes are. */
    List<Request.Command> decoded() {
        return commands.stream()
                .map(bytes ->
                        require(Request.Command.class, MessageType.decode(new MessageInput(ByteBuffer.wrap(bytes)))))
                .toList();
    }

    /** What goes over the network. */
    static byte[] envelope(Message message) {
        byte[] bytes = MessageType.encode(message);
        return ByteBuffer.allocate(1 + bytes.length).put(VERSION).put(bytes).array();
    }

    /** Reads what has come over the network. */
    static <M extends Message> M open(byte[] envelope, Class<M> type) {
        ByteBuffer buffer = ByteBuffer.wrap(envelope);
        if (envelope.length == 0 || buffer.get() != VERSION) {
            throw new MalformedMessageException("its version is another");
        }
        return require(type, MessageType.decode(new MessageInput(buffer)));
    }

    private static <M extends Message> M require(Class<M> type, Message message) {
        if (!type.isInstance(message)) {
            throw new MalformedMessageException("it is a " + MessageType.of(message));
        }
        return type.cast(message);
    }
}
