/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import ee.socketio.impl.engine.EngineServer;
import ee.socketio.spi.Payload;

/**
 * What this server does for the others of the cluster: to its own sockets, and to nobody else; and,
 * {@linkplain #everywhere otherwise}, for programs that are no servers. Names that it does not know are not an error:
 * there is nobody. Thread-safe.
 */
public final class PeerService {
    private final SocketIoServer server;

    /** Those to whom it is done as well. */
    private final Peers others;

    PeerService(SocketIoServer server) {
        this(server, Peers.NONE);
    }

    private PeerService(SocketIoServer server, Peers others) {
        this.server = server;
        this.others = others;
    }

    /**
     * What this server does for those who have no other way to the cluster: what is not asked for an answer, it does to
     * the sockets of all servers, as if the application had wanted it here.
     *
     * @return the same, for all servers
     */
    public PeerService everywhere() {
        return new PeerService(server, server.peers());
    }

    /** Takes what sockets answer. Called on any thread, and must not block. */
    public interface Asker {

        /**
         * These are asked. Answers may come before.
         *
         * @param socketIds their ids
         */
        void asked(List<String> socketIds);

        /**
         * One has answered.
         *
         * @param socketId its id
         * @param payload the answer
         */
        void answered(String socketId, Payload payload);

        /**
         * One will not answer any more.
         *
         * @param socketId its id
         * @param reason why
         */
        void givenUp(String socketId, String reason);
    }

    private Optional<Broadcast> to(Target target, EmitOptions options) {
        return server.audience(target.namespace()).map(audience -> new Broadcast(audience, target, options, others));
    }

    private Optional<Broadcast> to(Target target) {
        return to(target, server.defaults());
    }

    /**
     * Sends an event to sockets.
     *
     * @param target the sockets
     * @param options how
     * @param event the name of the event
     * @param payload the arguments
     */
    public void send(Target target, EmitOptions options, String event, Payload payload) {
        to(target, options).ifPresent(sockets -> sockets.forEachOf(recipients -> recipients.send(event, payload)));
    }

    /**
     * Sends an event to sockets that asks them for acknowledgements.
     *
     * @param target the sockets
     * @param options how
     * @param event the name of the event
     * @param payload the arguments
     * @param asker takes the acknowledgements
     */
    public void ask(Target target, EmitOptions options, String event, Payload payload, Asker asker) {
        to(target, options)
                .ifPresentOrElse(sockets -> ask(sockets, event, payload, asker), () -> asker.asked(List.of()));
    }

    private void ask(Broadcast sockets, String event, Payload payload, Asker asker) {
        RelayedInquiry inquiry = new RelayedInquiry(sockets.audience().nextAckId(), asker);
        try {
            sockets.forEachReceivers(receivers -> receivers.inquire(inquiry, event, payload));
        } finally { // Otherwise, if sending failed, those who were asked would be awaited forever.
            inquiry.allAsked(server.timer(), sockets.options().ackTimeout());
        }
    }

    /**
     * Finds sockets.
     *
     * @param target the sockets
     * @return what is to be told of them
     */
    public List<SocketState> fetch(Target target) {
        List<SocketState> found = new ArrayList<>();
        to(target).ifPresent(sockets -> sockets.forEachSocket(socket -> found.add(SocketState.of(socket))));
        return found;
    }

    /**
     * Makes sockets join rooms.
     *
     * @param target the sockets
     * @param rooms the rooms
     */
    public void join(Target target, List<String> rooms) {
        to(target).ifPresent(sockets -> {
            others.join(target, rooms);
            sockets.enroll(rooms.toArray(String[]::new));
        });
    }

    /** Waits until the other servers know of the rooms of those who have joined, if they are to. May block. */
    public void settle() {
        others.settle();
    }

    /**
     * Makes sockets leave rooms.
     *
     * @param target the sockets
     * @param rooms the rooms
     */
    public void leave(Target target, List<String> rooms) {
        to(target).ifPresent(sockets -> sockets.socketsLeave(rooms.toArray(String[]::new)));
    }

    /**
     * Disconnects sockets.
     *
     * @param target the sockets
     * @param close whether to close their connections too
     */
    public void disconnect(Target target, boolean close) {
        to(target).ifPresent(sockets -> sockets.disconnectSockets(close));
    }

    /**
     * Lets go of a socket whose client has come back to another server.
     *
     * @param pid the secret id of the client
     * @param user the name of the user whom the other server has authenticated
     * @return completes when nothing is in the way of the client any more, as far as it depends on this server
     */
    public CompletionStage<Void> release(String pid, Optional<String> user) {
        return server.recovery()
                .map(recovery -> (CompletionStage<Void>) recovery.released(pid, user))
                .orElse(Application.DONE);
    }

    /**
     * Takes an event to the servers whose sender does not wait for a reply.
     *
     * @param namespace the name of the namespace, or a pattern
     * @param event the name of the event
     * @param payload the arguments
     */
    public void tell(String namespace, String event, Payload payload) {
        others.sendToServers(namespace, event, payload);
        receive(namespace, event, payload, ServerSideEvent.Reply.NONE);
    }

    /**
     * Takes an event that another server has emitted to the servers. Returns at once; the observers are called on
     * threads of the executor, for each namespace one event after the other.
     *
     * @param namespace the name of the namespace, or a pattern
     * @param event the name of the event
     * @param payload the arguments
     * @param reply takes the reply; {@link ServerSideEvent.Reply#NONE} if nobody waits for it
     */
    public void receive(String namespace, String event, Payload payload, ServerSideEvent.Reply reply) {
        server.receive(namespace, event, payload, reply);
    }

    /**
     * Where the clients of this server come in.
     *
     * @return the engine
     */
    public EngineServer engine() {
        return server.engine();
    }

    /**
     * Whether a name is that of a pattern, which admits namespaces.
     *
     * @param name the name
     * @return whether it is
     */
    public boolean isPattern(String name) {
        return server.isPattern(name);
    }

    /**
     * Whether a room has sockets.
     *
     * @param namespace the name of a namespace, or a pattern
     * @param room the room; empty for the namespace as such
     * @return whether there are some
     */
    public boolean isPresent(String namespace, String room) {
        return server.known(namespace).filter(known -> known.isPresent(room)).isPresent();
    }
}
