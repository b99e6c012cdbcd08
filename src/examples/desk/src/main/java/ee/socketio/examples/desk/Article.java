/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Something that can be ordered, as long as there is any left. */
@Entity
public class Article {
    @Id
    private String name;

    private int cents;
    private int stock;

    protected Article() {}

    public String getName() {
        return name;
    }

    public int getCents() {
        return cents;
    }

    void take(int quantity) {
        if (quantity > stock) {
            throw new SoldOutException("There are only " + stock + " of " + name + " left.");
        }
        stock -= quantity;
    }
}
