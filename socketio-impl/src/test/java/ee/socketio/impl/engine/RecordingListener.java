/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.ArrayList;
import java.util.List;

/** Writes down what the layer above is told, and that it was told after the end, which no test expects. */
final class RecordingListener implements SessionListener {
    private final List<String> told;
    private final List<CloseDetail> details;
    private final List<Long> congestions;
    private boolean closed;

    RecordingListener(List<String> told) {
        this(told, new ArrayList<>(), new ArrayList<>());
    }

    RecordingListener(List<String> told, List<CloseDetail> details, List<Long> congestions) {
        this.told = told;
        this.congestions = congestions;
        this.details = details;
    }

    @Override
    public void onText(String message) {
        tell(message);
    }

    @Override
    public void onBinary(byte[] message) {
        tell(WebSocketClient.hex(message));
    }

    @Override
    public void onCongestion(long waiting) {
        congestions.add(waiting);
    }

    @Override
    public void onClose(CloseReason reason, CloseDetail detail) {
        tell(reason.toString());
        details.add(detail);
        closed = true;
    }

    private void tell(String news) {
        told.add(closed ? news + " after the end" : news);
    }
}
