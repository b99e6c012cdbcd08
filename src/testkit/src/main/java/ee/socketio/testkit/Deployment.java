/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;

import ee.socketio.SocketIoConfig;
import ee.socketio.testkit.KitExtension.Provided;

/** What a test wants to run. Changed before it starts only. */
final class Deployment {
    /** Referred to, so that they keep their level: their containers start too often to tell each time. */
    private static final List<Logger> QUIET = Stream.of("org.jboss.weld", "org.apache.webbeans")
            .map(Logger::getLogger)
            .filter(logger -> logger.getLevel() == null)
            .toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private final Class<?>[] beans;
    private final List<Provided> provided = new ArrayList<>();
    private Consumer<SeContainerInitializer> customizer = initializer -> {};
    private Optional<SocketIoConfig> config = Optional.empty();
    private Duration timeout = Duration.ofSeconds(5);

    Deployment(Class<?>... beans) {
        this.beans = beans.clone();
    }

    void provide(Class<?> type, Object instance, Annotation... qualifiers) {
        provided.add(new Provided(type, type.cast(instance), List.of(qualifiers)));
    }

    void customize(Consumer<SeContainerInitializer> further) {
        customizer = customizer.andThen(further);
    }

    void configure(SocketIoConfig replacement) {
        config = Optional.of(replacement);
    }

    void limit(Duration limit) {
        timeout = limit;
    }

    Optional<SocketIoConfig> config() {
        return config;
    }

    Duration timeout() {
        return timeout;
    }

    /** Starts the container of the beans. */
    SeContainer boot(ClassLoader loader) {
        SeContainerInitializer initializer = SeContainerInitializer.newInstance()
                .setClassLoader(loader)
                .disableDiscovery()
                .addBeanClasses(beans)
                .addBeanClasses(FailureRecorder.class)
                .addExtensions(new KitExtension(List.copyOf(provided)));
        addInstalledExtensions(initializer, loader);
        customizer.accept(initializer);
        return initializer.initialize();
    }

    /** As far as it discovers no beans, Weld discovers no extensions either. */
    private static void addInstalledExtensions(SeContainerInitializer initializer, ClassLoader loader) {
        if (initializer.getClass().getName().startsWith("org.jboss.weld.")) {
            ServiceLoader.load(Extension.class, loader).forEach(initializer::addExtensions);
        }
    }
}
