/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Adds as many observers to the application as the system property {@code bench.observers} says. */
public final class CrowdExtension implements Extension {

    void addCrowd(@Observes BeforeBeanDiscovery event) {
        for (int i = 0; i < Integer.getInteger("bench.observers", 0) / 10; i++) {
            event.addAnnotatedType(Crowd.class, "crowd " + i)
                    .add(ApplicationScoped.Literal.INSTANCE)
                    .add(NamedLiteral.of("crowd" + i)); // to OpenWebBeans they would be one bean
        }
    }
}
