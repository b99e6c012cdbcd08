/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import java.util.Optional;

/**
 * A wire format: how packets of Socket.IO become messages of Engine.IO, and messages become packets. Clients must use
 * the same one; with the clients of the reference implementation that is their option {@code parser}.
 *
 * <p>The server has two: {@code json}, which all clients speak unless told otherwise, and {@code msgpack}. Another one
 * is a bean of this type with a name, {@code @Named("cbor")}, and is used if the option {@code socketio.parser} says
 * that name. All connections of a server have the same parser.
 *
 * <p>Whatever the format, {@linkplain Payload arguments} are handed over as JSON text, with {@linkplain Placeholder
 * placeholders} for binary data: that is what the types of handlers are bound to. So a format that knows more types
 * than JSON has to say which JSON they become; a date, for instance, the text that {@code JSON.stringify} makes of it.
 *
 * <p>Thread-safe. No method may block.
 */
public interface PacketParser {

    /**
     * Encodes a packet. Called once for all the clients that get it.
     *
     * @param packet the packet, its values valid JSON
     * @param frames takes the messages, at least one
     */
    void encode(Packet packet, Frames frames);

    /**
     * Begins to read what one client sends.
     *
     * @param limits what the packets of clients must keep to
     * @return a decoder of its own for the connection
     */
    Decoder decoder(Limits limits);

    /** Takes the messages that a packet is encoded to, in the order in which they are to be sent. */
    interface Frames {

        /**
         * Adds a text message.
         *
         * @param frame the body of an Engine.IO message
         */
        void text(String frame);

        /**
         * Adds a binary message.
         *
         * @param frame the body of an Engine.IO message, not copied: nobody may change it from now on
         */
        void binary(byte[] frame);
    }

    /**
     * Reads the packets of one connection, message by message. What it lets pass is valid: the values are well-formed
     * JSON and not too deep, each placeholder has its attachment, the payload is what its {@link PacketType} may have.
     * Whether the packet may come now, for this namespace, from a client, is not its business.
     *
     * <p>Not thread-safe; used by one thread at a time. If a method throws, the connection is closed and the decoder
     * not used again. {@link PacketException} means that the client is to blame; with anything else, the server logs a
     * warning about the parser.
     *
     * <p>No message is larger than {@code socketio.max-http-buffer-size}. A decoder must not let a client turn a small
     * message into much memory: it should believe no length before it sees the data.
     */
    interface Decoder {

        /**
         * Takes a text message.
         *
         * @param frame the body of an Engine.IO message
         * @return the packet; empty if more messages belong to it
         * @throws PacketException if the message violates the protocol
         */
        Optional<Packet> text(String frame);

        /**
         * Takes a binary message.
         *
         * @param frame the body of an Engine.IO message, owned by the decoder from now on
         * @return the packet; empty if more messages belong to it
         * @throws PacketException if the message violates the protocol
         */
        Optional<Packet> binary(byte[] frame);
    }

    /**
     * What the packets of clients must keep to.
     *
     * @param maxAttachments how many attachments a packet may have; the option {@code socketio.max-attachments}
     * @param maxJsonDepth how many arrays and objects may be nested, the array of the arguments included; the option
     *     {@code socketio.max-json-depth}, 256 at most
     */
    record Limits(int maxAttachments, int maxJsonDepth) {

        /** What fits a stack of 1 MB when it is bound and written again, for which JSON-B takes 15 frames a level. */
        public static final int MAX_DEPTH = 256;

        /**
         * Cuts off the depth.
         *
         * @param maxAttachments how many attachments a packet may have
         * @param maxJsonDepth how many arrays and objects may be nested
         */
        public Limits {
            maxJsonDepth = Math.min(maxJsonDepth, MAX_DEPTH);
        }
    }
}
