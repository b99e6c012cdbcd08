/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.lang.System.Logger.Level;
import java.util.Collection;

/** The messages of this package. Ids: SIO000100 - SIO000199; an id is never used again. */
final class WebLog {
    private static final System.Logger LOG = System.getLogger("ee.socketio.web");

    private WebLog() {}

    static void started(String path, String configuration) {
        LOG.log(Level.INFO, "SIO000101: Socket.IO is served at " + path + "/ with " + configuration);
    }

    static IllegalStateException noWebSocketContainer() {
        return new IllegalStateException("SIO000102: This server has no Jakarta WebSocket container; add its WebSocket"
                + " subsystem or feature (WildFly: the layer web-server, and in the undertow subsystem"
                + " servlet-container=default/setting=websockets, Open Liberty: websocket-2.1,"
                + " Tomcat: lib/tomcat-websocket.jar)");
    }

    static IllegalStateException endpointRefused(String path, Exception cause) {
        return new IllegalStateException(
                "SIO000103: The server refused a WebSocket endpoint at " + path + "; is another one there?", cause);
    }

    static IllegalStateException noCdi(Exception cause) {
        return new IllegalStateException(
                "SIO000104: CDI is not active for this application; Socket.IO needs it: add the server's CDI"
                        + " feature (WildFly: the layer cdi, Open Liberty: cdi-4.0, Tomcat:"
                        + " org.jboss.weld.servlet:weld-servlet-shaded in WEB-INF/lib), and"
                        + " the library to WEB-INF/lib of a WAR, or to lib of an EAR, but not to both",
                cause);
    }

    static IllegalStateException noJsonBinding(Exception cause) {
        return new IllegalStateException(
                "SIO000113: There is no JSON-B for this application; Socket.IO needs it: add the server's JSON-B"
                        + " feature (WildFly: the layer jsonb, Open Liberty: jsonb-3.0, Tomcat: org.eclipse:yasson,"
                        + " org.eclipse.parsson:parsson and the APIs that they implement in WEB-INF/lib)",
                cause);
    }

    /** Told beside being thrown: Open Liberty keeps what an initializer throws for its files. */
    static void missing(RuntimeException feature) {
        LOG.log(Level.ERROR, feature.getMessage());
    }

    static void noConcurrency(int threads) {
        LOG.log(
                Level.INFO,
                "SIO000114: This server has no Jakarta Concurrency: handlers run on up to " + threads
                        + " threads that Socket.IO makes, which know nothing of the server's users and JNDI names;"
                        + " socketio.executor and socketio.scheduled-executor do not count (WildFly has it in the"
                        + " layer ee-concurrency, Open Liberty in concurrent-3.0)");
    }

    static IllegalArgumentException wrongOptions(Collection<String> problems) {
        return new IllegalArgumentException("SIO000105: Wrong options: " + String.join("; ", problems));
    }

    static IllegalStateException registeredTwice(String path) {
        return new IllegalStateException("SIO000109: Something is served at " + path
                + " already; is the Socket.IO library in WEB-INF/lib twice, or in a library of the EAR too?");
    }

    static IllegalStateException noExecutor(String key, String name, String source, Exception cause) {
        return new IllegalStateException(
                "SIO000106: " + key + " must be the JNDI name of a managed executor of its kind, but nothing like that"
                        + " is bound at '" + name + "' (" + source + "); Open Liberty looks names up with the feature"
                        + " jndi-1.0, WildFly has the executors in the layer ee-concurrency",
                cause);
    }

    static IllegalStateException noMessagePack(String source, LinkageError cause) {
        return new IllegalStateException(
                "SIO000140: socketio.parser is msgpack (" + source + "), which needs a library: add"
                        + " org.msgpack:msgpack-core to WEB-INF/lib of the application",
                cause);
    }

    static void slowShutdown(Exception cause) {
        LOG.log(
                Level.WARNING,
                "SIO000108: Some @Disconnected observers had not returned when the application stopped",
                cause);
    }

    static void slowObservers() {
        LOG.log(
                Level.WARNING,
                "SIO000111: Observers of @Handshaking or @Responding kept the opening of a WebSocket, and a thread of"
                        + " the container, waiting for 5 s; make them faster, or let clients begin with long-polling");
    }

    static void noDeflate() {
        LOG.log(
                Level.WARNING,
                "SIO000112: socketio.per-message-deflate is on, but the server's WebSocket container has no"
                        + " permessage-deflate, so messages are not compressed; WildFly has it after"
                        + " /subsystem=undertow/servlet-container=default/setting=websockets:"
                        + "write-attribute(name=per-message-deflate,value=true), Payara has not");
    }

    static void unknownOptions(Collection<String> problems) {
        LOG.log(Level.WARNING, "SIO000110: Unknown options: " + String.join("; ", problems));
    }

    /** What clients can cause at will, and what is as it should be. */
    static void debug(String message, Object... parameters) {
        LOG.log(Level.DEBUG, message, parameters);
    }
}
