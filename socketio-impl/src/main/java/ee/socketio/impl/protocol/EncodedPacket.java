/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import java.util.List;

/**
 * The wire form of a packet: a text message, followed by its attachments, each a binary message.
 *
 * @param text the body of the text message, without the digit {@code 4} by which Engine.IO marks it as one
 * @param attachments the bodies of the binary messages, in order; shared, not copied: nobody may change them
 */
public record EncodedPacket(String text, List<byte[]> attachments) {

    /** Copies the list, not the attachments. */
    public EncodedPacket {
        attachments = List.copyOf(attachments);
    }
}
