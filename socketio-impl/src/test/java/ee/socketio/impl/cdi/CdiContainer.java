/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.apache.openwebbeans.se.OWBInitializer;
import org.apache.webbeans.config.WebBeansFinder;
import org.jboss.weld.environment.se.Weld;

import ee.socketio.impl.engine.CapturedLog;

/** The implementations of CDI that the servers bring, as they start in Java SE. */
enum CdiContainer {
    WELD {
        @Override
        SeContainerInitializer initializer() {
            return new Weld().addExtensions(new SocketIoExtension());
        }
    },

    /** Finds extensions as services, and cannot be kept from it. */
    OPEN_WEB_BEANS {
        @Override
        SeContainerInitializer initializer() {
            return new OWBInitializer();
        }

        @Override
        void forgetFailure() {
            WebBeansFinder.clearInstances(Thread.currentThread().getContextClassLoader());
        }
    };

    private static final String OPEN_WEB_BEANS_LOG = "org.apache.webbeans";

    /** Referred to, so that they keep their level: their containers start too often to tell each time. */
    private static final List<Logger> QUIET = Stream.of("org.jboss.weld", OPEN_WEB_BEANS_LOG)
            .map(Logger::getLogger)
            .toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    abstract SeContainerInitializer initializer();

    /** Deploys an application of these beans. */
    SeContainer deploy(Class<?>... beans) {
        return initializer().disableDiscovery().addBeanClasses(beans).initialize();
    }

    /** Deploys an application that has mistakes. Returns all that the container throws or logs about them. */
    String failToDeploy(Class<?>... beans) {
        StringWriter text = new StringWriter();
        try (CapturedLog log = CapturedLog.of(OPEN_WEB_BEANS_LOG)) {
            deploy(log, new PrintWriter(text), beans);
        }
        return text.toString();
    }

    private void deploy(CapturedLog log, PrintWriter text, Class<?>... beans) {
        try (SeContainer deployed = deploy(beans)) {
            throw new AssertionError("no mistake was found by " + deployed);
        } catch (RuntimeException e) {
            forgetFailure();
            e.printStackTrace(text);
            log.records().stream()
                    .map(LogRecord::getThrown)
                    .filter(Objects::nonNull)
                    .forEach(thrown -> thrown.printStackTrace(text));
        }
    }

    void forgetFailure() {
        // Most containers leave nothing behind.
    }
}
