/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import ee.socketio.impl.core.PeerService;
import ee.socketio.impl.core.SerialQueue;
import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.Timer;

/**
 * Does what programs that are no servers want, one after the other. Each waits until what it has sent is done before it
 * sends more, so there is as much to do as there are programs. Thread-safe.
 */
final class Emissions {
    /** Commands have no replies. */
    private static final Consumer<Reply> NOBODY = reply -> {};

    private final SerialQueue queue;
    private final Seldom nonsense;

    Emissions(Executor executor, Timer timer) {
        this.queue = new SerialQueue(executor);
        this.nonsense = new Seldom(timer);
    }

    void receive(byte[] envelope, PeerService service, Consumer<byte[]> answers) {
        queue.execute(() -> {
            try {
                Emission emission = Emission.open(envelope, Emission.class);
                List<Request.Command> commands = emission.decoded();
                commands.forEach(command -> perform(command, service));
                service.settle(); // once for all
                answers.accept(Emission.envelope(new Emission.Done(emission.emitter(), emission.number())));
            } catch (MalformedMessageException e) {
                complain(e);
            }
        });
    }

    private static void perform(Request.Command command, PeerService service) {
        try {
            command.perform(service, NOBODY);
        } catch (RuntimeException e) { // It is done as far as it can be.
            ClusterLog.notEmitted(e);
        }
    }

    private void complain(MalformedMessageException e) {
        if (nonsense.mayTell()) {
            ClusterLog.unreadable(e.getMessage());
        }
    }
}
