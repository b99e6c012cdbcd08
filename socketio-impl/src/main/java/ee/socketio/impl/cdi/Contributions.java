/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the classes of the application add to the routes.
 *
 * <p>An EAR is one application to CDI: in it, the extension learns of the observers of all modules. A web application
 * gets those of the classes that it sees: its own, those of libraries and of EJB jars, and none of another web
 * application.
 */
final class Contributions {
    private final List<Contribution> contributions = new ArrayList<>();

    private record Contribution(Class<?> source, Consumer<RoutingTableBuilder> addition) {}

    /** Adds to the routes of all web applications that see a class. */
    void add(Class<?> source, Consumer<RoutingTableBuilder> addition) {
        contributions.add(new Contribution(source, addition));
    }

    RoutingTableBuilder all() {
        return of(source -> true);
    }

    RoutingTableBuilder seenBy(ClassLoader loader) {
        return of(source -> ClassLoaders.sees(loader, source));
    }

    /** The routes of each module, of whatever kind, that adds something. */
    Collection<RoutingTableBuilder> modules() {
        Set<ClassLoader> loaders = contributions.stream()
                .map(contribution -> contribution.source().getClassLoader())
                .collect(Collectors.toSet());
        return loaders.stream().map(this::seenBy).toList();
    }

    private RoutingTableBuilder of(Predicate<Class<?>> sources) {
        RoutingTableBuilder routes = new RoutingTableBuilder();
        contributions.stream()
                .filter(contribution -> sources.test(contribution.source()))
                .forEach(contribution -> contribution.addition().accept(routes));
        return routes;
    }
}
