/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.model;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;

/** Emits from a REST resource, at once or by a timer. */
@Path("news/{text}")
public class NewsResource {
    @Inject
    @Namespace("/news")
    SocketNamespace news;

    @Inject
    News timer;

    /** Emits on the thread of the request. */
    @POST
    public void emit(@PathParam("text") String text) {
        news.emit("news", text);
    }

    /** Emits on the thread of a timer. */
    @POST
    @Path("later")
    public void emitLater(@PathParam("text") String text) {
        timer.schedule(text);
    }
}
