/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import ee.socketio.Connected;
import ee.socketio.EventRejectedException;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** What everybody does here: takes orders. */
@SocketEndpoint
class Desk {

    public record Order(
            @NotNull String article,

            @Min(value = 1, message = "Order at least one.") @Max(value = 1000, message = "Order 1000 at most.")
            int quantity) {}

    @Inject
    Socket socket; // the one whose event is being handled

    @Inject
    Shop shop;

    void opened(@Observes @Connected Socket window) {
        window.as(StaffClient.class).articles(shop.articles());
    }

    /** What the shop's exception means is for the page to know; any other stays on the server. */
    void order(@Observes @On("order") @Valid Order order) {
        String clerk = socket.principal().orElseThrow().getName();
        try {
            shop.order(clerk, order.article(), order.quantity());
        } catch (SoldOutException e) {
            throw new EventRejectedException("SOLD_OUT", e.getMessage());
        }
    }
}
