/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Adds the instances that a test provides. */
final class KitExtension implements Extension {
    private final List<Provided> provided;

    /** An object that takes the place of whatever bean of the type the application has. */
    record Provided(Class<?> type, Object instance, List<Annotation> qualifiers) {}

    KitExtension(List<Provided> provided) {
        this.provided = provided;
    }

    void addProvided(@Observes AfterBeanDiscovery event) {
        for (int i = 0; i < provided.size(); i++) {
            Provided bean = provided.get(i);
            event.addBean()
                    .id("provided by the test: " + i)
                    .types(bean.type(), Object.class)
                    .qualifiers(qualifiers(bean))
                    .scope(Dependent.class)
                    .alternative(true)
                    .priority(Integer.MAX_VALUE)
                    .createWith(context -> bean.instance());
        }
    }

    private static Annotation[] qualifiers(Provided bean) {
        List<Annotation> qualifiers = new ArrayList<>(bean.qualifiers());
        if (qualifiers.isEmpty()) {
            qualifiers.add(Default.Literal.INSTANCE);
        }
        qualifiers.add(Any.Literal.INSTANCE);
        return qualifiers.toArray(Annotation[]::new);
    }
}
