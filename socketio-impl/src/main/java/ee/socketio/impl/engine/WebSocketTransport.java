/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Iterator;
import java.util.List;

/** WebSocket: one packet a frame. */
public final class WebSocketTransport implements Transport, WebSocketListener {
    static final String NAME = "websocket";

    private static final System.Logger LOG = System.getLogger(WebSocketTransport.class.getName());

    private final WebSocketChannel channel;
    private final EngineSession session;
    private final PacketCodec codec;
    private final boolean textOnly;

    private boolean writing;

    WebSocketTransport(WebSocketChannel channel, EngineSession session, PacketCodec codec, boolean textOnly) {
        this.channel = channel;
        this.session = session;
        this.codec = codec;
        this.textOnly = textOnly;
    }

    @Override
    public void onText(String frame) {
        session.receiveFrame(this, frame.length(), () -> codec.parse(frame));
    }

    @Override
    public void onBinary(byte[] frame) {
        session.receiveFrame(this, frame.length, () -> codec.parse(frame));
    }

    @Override
    public void onTooBig() {
        session.execute(() -> {
            channel.closeTooBig();
            session.tooBig(this);
        });
    }

    @Override
    public void onClose() {
        session.execute(() -> session.lost(this, CloseReason.TRANSPORT_CLOSE, CloseDetail.CONNECTION_CLOSED));
    }

    @Override
    public void onError(Throwable failure) {
        LOG.log(System.Logger.Level.DEBUG, "a WebSocket failed", failure);
        session.execute(() -> session.lost(this, CloseReason.TRANSPORT_ERROR, CloseDetail.CONNECTION_FAILED));
    }

    /** More frames came than could be taken: the WebSocket will be closed. */
    public void onTooFast() {
        session.execute(() -> session.lost(this, CloseReason.TRANSPORT_ERROR, CloseDetail.CLIENT_TOO_FAST));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean writable() {
        return !writing;
    }

    @Override
    public void send(List<EnginePacket> packets, SendCallback callback) {
        writing = true;
        sendNext(packets.iterator(), callback);
    }

    private void sendNext(Iterator<EnginePacket> rest, SendCallback callback) {
        if (rest.hasNext()) {
            write(rest.next(), failure -> session.execute(() -> written(failure, rest, callback)));
        } else {
            finish(null, callback);
        }
    }

    private void written(Throwable failure, Iterator<EnginePacket> rest, SendCallback callback) {
        if (failure == null) {
            sendNext(rest, callback);
        } else {
            finish(failure, callback);
        }
    }

    private void finish(Throwable failure, SendCallback callback) {
        writing = false;
        callback.sent(failure);
    }

    private void write(EnginePacket packet, SendCallback callback) {
        if (packet.isBinary() && !textOnly) {
            channel.send(codec.frame(packet), callback);
        } else {
            channel.send(codec.text(packet), callback);
        }
    }

    @Override
    public boolean end() {
        abort();
        return true;
    }

    @Override
    public void abort() {
        channel.close();
    }
}
