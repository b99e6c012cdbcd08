/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;
import ee.socketio.it.app.PollClient.Vote;

/** Emits and asks where no socket is being served: in a REST resource, and on a thread of an executor. */
// tag::resource[]
@Path("rooms/{room}")
@RequestScoped
public class RoomResource {
    @Inject
    @Namespace("/polls")
    SocketNamespace polls;

    // end::resource[]
    @Resource
    ManagedExecutorService executor;

    // tag::resource[]
    @POST
    @Path("news")
    public void publish(@PathParam("room") String room, String news) {
        polls.to(room).emit("news", news);
    }

    // end::resource[]
    @POST
    @Path("later")
    public void publishLater(@PathParam("room") String room, String news) {
        SocketNamespace target = polls;
        executor.execute(() -> target.to(room).emit("news", news));
    }

    // tag::resource[]
    @POST
    @Path("poll")
    public void poll(@PathParam("room") String room, String question, @Suspended AsyncResponse response) {
        polls.to(room).as(PollClient.class).vote(question).all().whenComplete((votes, failure) -> {
            if (failure == null) {
                response.resume(votes.stream().filter(Vote::yes).count() + " of " + votes.size());
            } else {
                response.resume(failure);
            }
        });
    }
}
// end::resource[]
