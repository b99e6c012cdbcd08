/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.model;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.ServerSide;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** Addresses all teams at once. */
@SocketEndpoint("/teams")
class AllTeams {
    @Inject
    @Namespace("/team-{name}")
    SocketNamespace teams;

    @Inject
    Chronicle chronicle;

    void announce(@Observes @On("announce") String room, @Arg(1) Object text) {
        teams.to(room).emit("announcement", text);
    }

    CompletionStage<List<String>> poll(@Observes @On("poll") String room, @Arg(1) String question) {
        return teams.to(room).emitWithAck(String.class, "question", question).all();
    }

    CompletionStage<List<String>> fetch(@Observes @On("fetch") String room) {
        return teams.in(room)
                .fetchSockets()
                .thenApply(members -> members.stream()
                        .map(member -> member.namespace().name())
                        .sorted()
                        .toList());
    }

    void dismiss(@Observes @On("dismiss") String room) {
        teams.in(room).disconnectSockets();
    }

    List<String> chronicle(@Observes @On("chronicle") String namespace) {
        return chronicle.of(namespace);
    }

    CompletionStage<List<Integer>> askServers(@Observes @On("ask-servers") Message message) {
        teams.serverSideEmit("count");
        return teams.serverSideEmitWithAck(Integer.class, "count").all();
    }

    int count(@Observes @ServerSide("count") Message message) {
        return teams.sockets().size();
    }
}
