/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;

/** Writes down what the layer above is told, and that it was told after the end, which no test expects. */
final class RecordingListener implements SessionListener {
    private final List<String> told;
    private boolean closed;

    RecordingListener(List<String> told) {
        this.told = told;
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
    public void onClose(CloseReason reason) {
        tell(reason.toString());
        closed = true;
    }

    private void tell(String news) {
        told.add(closed ? news + " after the end" : news);
    }
}
