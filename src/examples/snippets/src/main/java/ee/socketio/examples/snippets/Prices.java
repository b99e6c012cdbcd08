/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.math.BigDecimal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import ee.socketio.Namespace;
import ee.socketio.SocketNamespace;

/** Emits without a client at hand. */
@Path("prices")
@ApplicationScoped
class Prices {
    public record Changed(String article, BigDecimal price) {}

    @Inject
    @Namespace("/prices")
    SocketNamespace prices;

    @PUT
    @Path("{article}")
    public void change(@PathParam("article") String article, BigDecimal price) {
        prices.to(article).emit("price", price);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed event) { // once it is committed
        prices.to(event.article()).emit("price", event.price());
    }
}
