/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/** The body of a polling request or response: packets in text form, separated by the record separator. */
final class PollingPayload {
    private static final char SEPARATOR = '\u001e';

    private PollingPayload() {}

    static String encode(List<EnginePacket> packets) {
        return packets.size() == 1
                ? packets.get(0).text()
                : packets.stream().map(EnginePacket::text).collect(Collectors.joining(String.valueOf(SEPARATOR)));
    }

    /** Splits a body into the texts of its packets; at least one, which may be empty. */
    static Iterator<String> split(String body) {
        return new Iterator<>() {
            private int start;

            @Override
            public boolean hasNext() {
                return start <= body.length();
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int end = body.indexOf(SEPARATOR, start);
                String packet = body.substring(start, end < 0 ? body.length() : end);
                start = (end < 0 ? body.length() : end) + 1;
                return packet;
            }
        };
    }
}
