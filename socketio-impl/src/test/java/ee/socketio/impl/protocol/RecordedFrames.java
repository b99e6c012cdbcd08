/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser.Frames;

/** The wire form of a packet: one text message and then its attachments. */
final class RecordedFrames implements Frames {
    private final List<byte[]> attachments = new ArrayList<>();
    private String text;

    static RecordedFrames of(Packet packet) {
        RecordedFrames frames = new RecordedFrames();
        new JsonParser().encode(packet, frames);
        return frames;
    }

    @Override
    public void text(String frame) {
        assertThat(text).isNull();
        text = frame;
    }

    @Override
    public void binary(byte[] frame) {
        assertThat(text).isNotNull();
        attachments.add(frame);
    }

    String text() {
        return text;
    }

    List<byte[]> attachments() {
        return attachments;
    }
}
