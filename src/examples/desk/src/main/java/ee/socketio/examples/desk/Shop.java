/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The business, which knows nothing of sockets. */
@Transactional
@ApplicationScoped
class Shop {
    @PersistenceContext
    EntityManager database;

    @Inject
    Event<OrderPlaced> placed;

    List<Article> articles() {
        return database.createQuery("select a from Article a order by a.name", Article.class)
                .getResultList();
    }

    /**
     * Places an order.
     *
     * @throws SoldOutException if there are not so many left; that rolls back, and nobody hears of an order
     */
    void order(String clerk, String name, int quantity) {
        Article article = database.find(Article.class, name, LockModeType.PESSIMISTIC_WRITE);
        if (article == null) {
            throw new SoldOutException("We do not sell that.");
        }
        int cents = quantity * article.getCents();
        placed.fire(new OrderPlaced(clerk, name, quantity, cents, Instant.now())); // observed after the commit
        article.take(quantity);
    }
}
