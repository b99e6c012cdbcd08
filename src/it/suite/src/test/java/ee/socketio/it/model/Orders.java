/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import ee.socketio.Arg;
import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** Orders in the server's data source: valid ones, in transactions, announced when they are committed. */
@SocketEndpoint("/orders")
class Orders {
    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource database;

    @Inject
    Event<Ordered> ordered;

    @Inject
    @Namespace("/orders")
    SocketNamespace orders;

    public record Order(@NotBlank String item, @Min(1) int quantity) {}

    public record Ordered(String item) {}

    /** Before any transaction: what defines tables ends one. */
    void create(@Observes @Initialized(ApplicationScoped.class) Object event) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!hasTable(connection)) {
                statement.execute("create table orders (item varchar(100))");
            }
            statement.execute("delete from orders");
        }
    }

    /** Not every database knows "if not exists". */
    private static boolean hasTable(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "ORDERS", null)) {
            return tables.next();
        }
    }

    @Transactional
    String order(@Observes @On("order") @Valid Order order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into orders values (?)")) {
            insert.setString(1, order.item());
            insert.executeUpdate();
        }
        ordered.fire(new Ordered(order.item()));
        if (order.quantity() > 100) {
            throw new EventRejectedException("SOLD_OUT", "there are not so many");
        }
        return order.item();
    }

    void announce(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ordered event) {
        orders.emit("ordered", event.item());
    }

    int count(@Observes @On("count") String item) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select count(*) from orders where item = ?")) {
            query.setString(1, item);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    void rate(@Observes @On("rate") String item, @Arg(1) @Min(1) int stars) {
        // The constraint is what matters.
    }

    @Size(max = 5)
    String longReply(@Observes @On("long-reply") Message message) {
        return "more than five";
    }
}
