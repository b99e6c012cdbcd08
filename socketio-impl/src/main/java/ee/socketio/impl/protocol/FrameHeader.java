/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;

/**
 * What precedes the JSON of a text frame: {@code <type>[<attachments>-][<namespace>,][<id>]}.
 *
 * @param type the type
 * @param attachments how many binary frames follow; at least 1 if the type is binary, else 0
 * @param namespace the namespace
 * @param id the id, or {@link Packet#NO_ID}
 * @param length where the header ends
 */
record FrameHeader(WireType type, int attachments, String namespace, long id, int length) {

    static FrameHeader read(String frame, int maxAttachments) {
        Reader reader = new Reader(frame);
        WireType type = reader.type();
        int attachments = type.isBinary() ? reader.attachments(maxAttachments) : 0;
        String namespace = reader.namespace();
        long id = reader.id();
        return new FrameHeader(type, attachments, namespace, id, reader.at);
    }

    /** Reads the parts from left to right. */
    private static final class Reader {
        private final String frame;
        private int at;

        Reader(String frame) {
            this.frame = frame;
        }

        WireType type() {
            if (frame.isEmpty()) {
                throw new PacketException("empty packet");
            }
            return WireType.ofDigit(frame.charAt(at++));
        }

        int attachments(int max) {
            long count = digits(max, "too many attachments");
            if (count < 1 || !isAt('-')) {
                throw new PacketException("a binary packet must tell its number of attachments");
            }
            at++;
            return (int) count;
        }

        /** Runs to the comma, which may be missing at the end of the frame. */
        String namespace() {
            if (!isAt('/')) {
                return "/";
            }
            int comma = frame.indexOf(',', at);
            int end = comma < 0 ? frame.length() : comma;
            String namespace = frame.substring(at, end);
            at = comma < 0 ? end : end + 1;
            return namespace;
        }

        long id() {
            return digits(Packet.MAX_ID, "id out of range");
        }

        /**
         * The number that is written here; -1 if there is none. Never overflows: it stops at the first digit too many.
         */
        private long digits(long max, String excess) {
            long number = -1;
            for (; at < frame.length() && frame.charAt(at) >= '0' && frame.charAt(at) <= '9'; at++) {
                number = Math.max(number, 0) * 10 + (frame.charAt(at) - '0');
                if (number > max) {
                    throw new PacketException(excess);
                }
            }
            return number;
        }

        private boolean isAt(char c) {
            return at < frame.length() && frame.charAt(at) == c;
        }
    }
}
