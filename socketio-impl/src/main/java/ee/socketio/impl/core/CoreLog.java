/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.System.Logger.Level;
import java.util.List;

import ee.socketio.spi.PacketParser;

/** The messages of this package. Ids: SIO000400 - SIO000499; an id is never used again. */
final class CoreLog {
    private static final System.Logger LOG = System.getLogger("ee.socketio.core");

    private CoreLog() {}

    static void handlerFailed(Throwable failure) {
        LOG.log(Level.ERROR, "SIO000401: A handler failed where nobody could be told", failure);
    }

    static void refusedForFailure(String socketId, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000402: Socket " + socketId + " was refused because a @Connecting observer failed",
                failure);
    }

    static void overloaded(RuntimeException rejection) {
        LOG.log(
                Level.WARNING,
                "SIO000403: Handlers are delayed because the managed executor takes no more tasks; unless the server is"
                        + " being stopped, give it more threads or a longer queue, or name another one by"
                        + " socketio.executor",
                rejection);
    }

    static void notJoined(int sockets, String first) {
        LOG.log(
                Level.WARNING,
                "SIO000404: " + sockets + " sockets could not be made to join rooms, one of them because " + first);
    }

    static void lostEvents(String namespace, int limit) {
        LOG.log(
                Level.WARNING,
                "SIO000440: Events about rooms, or from other servers, are lost, because " + limit
                        + " wait for their observers in " + namespace + "; let these be faster, or observe fewer");
    }

    // ---- Recovery

    static void recoveryFull(int maxPackets, int maxBytes) {
        LOG.log(
                Level.WARNING,
                "SIO000435: More was to be kept for clients that come back than " + maxPackets + " events and "
                        + maxBytes
                        + " bytes, so that some of them will have to connect anew; raise"
                        + " socketio.connection-state-recovery.max-packets and"
                        + " socketio.connection-state-recovery.max-bytes, or shorten"
                        + " socketio.connection-state-recovery.max-disconnection-duration");
    }

    static void notLogged(String namespace, Throwable failure) {
        LOG.log(
                Level.WARNING,
                "SIO000436: An event of " + namespace + " could not be kept for clients that come back",
                failure);
    }

    static void notSaved(String socketId, Throwable failure) {
        LOG.log(Level.WARNING, "SIO000437: The session of socket " + socketId + " could not be kept", failure);
    }

    static void notRestored(String namespace, Throwable failure) {
        LOG.log(
                Level.WARNING,
                "SIO000438: A client of " + namespace + " has to connect anew, because the store of sessions failed",
                failure);
    }

    // ---- Limits

    static void rateExceeded(String address) {
        LOG.log(
                Level.WARNING,
                "SIO000460: A client (" + address + ") is disconnected because it goes on sending more events than"
                        + " socketio.max-events-per-second. Others of the next minute are not logged");
    }

    // ---- Mistakes of a contract

    static String noInterface(Class<?> type) {
        return "SIO000410: " + type.getTypeName() + " is not an interface, which a contract has to be";
    }

    static String sealed(Class<?> type) {
        return "SIO000411: " + type.getTypeName() + " is sealed, so that nothing can implement it; let it be open";
    }

    static String notEmitting(String method) {
        return "SIO000412: " + method + " lacks @Emit; name the event that it sends, or give it a body";
    }

    static String reservedEvent(String method, String event) {
        return "SIO000413: " + method + " sends '" + event + "', which is a reserved event name; choose another one";
    }

    static String wrongReturnType(String method, String type) {
        return "SIO000414: " + method + " returns " + type + "; return void, or Acks<T> to ask for acknowledgements";
    }

    static String unknownReply(String method, String type) {
        return "SIO000415: " + method + " returns " + type
                + ", which does not say to what type acknowledgements are to be bound; return Acks<T> for a T without"
                + " wildcards and type variables, Acks<Void> if no value is expected";
    }

    static String sameEvent(String method, String event, String other) {
        return "SIO000416: " + method + " sends '" + event + "', as " + other
                + " does; keep one of them, and make the other a default method that calls it";
    }

    static String emittingBody(String method) {
        return "SIO000417: " + method + " has a body, so that @Emit and @Volatile do nothing; remove them, or the body";
    }

    static String closedPackage(String method, Class<?> declaring, Class<?> caller) {
        return "SIO000418: " + method + " has a body that cannot be called; open the package "
                + declaring.getPackageName() + " of the " + declaring.getModule() + " to the " + caller.getModule();
    }

    static IllegalArgumentException noContract(Class<?> type, List<String> problems) {
        return new IllegalArgumentException(type.getTypeName() + " is no contract:\n" + String.join("\n", problems));
    }

    /** What clients can cause at will. */
    static void parserFailed(PacketParser parser, Throwable failure) {
        LOG.log(
                Level.WARNING,
                "SIO000450: " + parser.getClass().getName()
                        + " failed to read what a client sent, whose connection was closed; if the client is to blame,"
                        + " it should have thrown a PacketException",
                failure);
    }

    static void debug(String message, Object... parameters) {
        LOG.log(Level.DEBUG, message, parameters);
    }

    static void unboundAuth(String socketId, Throwable failure) {
        LOG.log(Level.DEBUG, "the auth payload of " + socketId + " cannot be bound", failure);
    }
}
