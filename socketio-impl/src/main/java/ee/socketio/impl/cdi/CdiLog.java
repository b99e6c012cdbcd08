/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;

import ee.socketio.spi.Cluster;
import ee.socketio.spi.PacketParser;

/** The messages of this package. Ids: SIO000200 - SIO000299; an id is never used again. */
final class CdiLog {
    private static final System.Logger LOG = System.getLogger("ee.socketio.cdi");

    private CdiLog() {}

    static DefinitionException reservedEvent(String observer, String event, Collection<String> reserved) {
        return new DefinitionException("SIO000201: @On(\"" + event + "\") on " + observer
                + " can never match, since the protocol reserves " + reserved + "; choose another name, or @Connected,"
                + " @Disconnecting or @Disconnected");
    }

    static DefinitionException badNamespace(String where, String namespace) {
        return new DefinitionException("SIO000202: '" + namespace + "' on " + where
                + " is no namespace; it must start with / and have no comma");
    }

    static DefinitionException twoReplies(String namespace, String event, Collection<String> observers) {
        return new DefinitionException("SIO000203: Event \"" + event + "\" of namespace " + namespace
                + " has one reply, but " + observers + " return values; make all but one of them void");
    }

    static DefinitionException unreachableReply(String observer) {
        return new DefinitionException("SIO000204: " + observer
                + " returns a value, but it, or its class, is private, static or final, so that no interceptor"
                + " can take the"
                + " value as the reply; remove the modifier, or return void and take an Ack");
    }

    static DefinitionException replyAndAck(String observer) {
        return new DefinitionException("SIO000205: " + observer
                + " returns a value and takes an Ack, so that it could reply twice; return void, or do"
                + " without the Ack");
    }

    static DefinitionException eventMetadata(String observer) {
        return new DefinitionException("SIO000206: " + observer
                + " takes EventMetadata, which no event of a client has; take a Message for the event's name and"
                + " arguments");
    }

    static DefinitionException asynchronous(String observer, String qualifier) {
        return new DefinitionException("SIO000207: " + observer + " uses @ObservesAsync with @" + qualifier
                + ", but what it says would come too late; use @Observes");
    }

    static DefinitionException strayArgument(String where) {
        return new DefinitionException("SIO000208: @Arg on " + where
                + " has no event to take an argument of; it belongs on a parameter of an @On observer");
    }

    static DefinitionException wrongEventType(String observer, String qualifier, String expected) {
        return new DefinitionException("SIO000209: " + observer + " observes @" + qualifier
                + " by a parameter of another type than " + expected);
    }

    static DefinitionException negativeArgument(String observer) {
        return new DefinitionException("SIO000210: @Arg on " + observer + " is negative; arguments count from 0");
    }

    static IllegalStateException notStarted() {
        return new IllegalStateException(
                "SIO000211: The Socket.IO server is not running: it starts after the beans of the"
                        + " application and stops before them");
    }

    static void unacknowledged(String handler, Throwable failure) {
        LOG.log(Level.DEBUG, handler + " waited for an acknowledgement in vain", failure);
    }

    static void handlerFailed(String id, String observer, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000212: " + observer + " failed; unless an @OnFailure observer replied, the sender was told the id "
                        + id,
                failure);
    }

    static void observerFailed(String observer, Throwable failure) {
        LOG.log(Level.ERROR, "SIO000213: " + observer + " failed", failure);
    }

    static DefinitionException notReplying(String observer, String qualifier) {
        return new DefinitionException("SIO000214: " + observer + " observes @" + qualifier
                + " and returns a value, which nobody gets; return void");
    }

    static DefinitionException notPublic(String observer, String type) {
        return new DefinitionException("SIO000215: " + observer + " takes or returns " + type
                + ", which JSON-B cannot reach, since it is not public; make it public (its enclosing"
                + " class need not be)");
    }

    static IllegalStateException boundTwice() {
        return new IllegalStateException(
                "SIO000216: Two web applications that serve Socket.IO have one class loader, so that their"
                        + " handlers cannot be told apart; configure the server to give each web application"
                        + " its own");
    }

    static IllegalStateException ambiguousServer(Class<?> user, Collection<WebModule> modules) {
        return new IllegalStateException(
                "SIO000267: The web applications at " + paths(modules) + " serve Socket.IO each,"
                        + " and " + (user == null ? "it is not known" : user.getName() + " does not tell")
                        + " which of their servers is meant where no handler is running; inject SocketServers and"
                        + " choose one: servers.at(\"/path\")");
    }

    private static List<String> paths(Collection<WebModule> modules) {
        return modules.stream()
                .map(WebModule::contextPath)
                .map(CdiLog::path)
                .sorted()
                .toList();
    }

    private static String path(String contextPath) {
        return contextPath.isEmpty() ? "/" : contextPath;
    }

    static IllegalArgumentException noServerAt(String contextPath, Collection<String> others) {
        return new IllegalArgumentException("SIO000268: No web application at '" + contextPath
                + "' serves Socket.IO now; those that do are at "
                + others.stream().map(CdiLog::path).toList());
    }

    static DefinitionException badPattern(String where, String pattern, String problem) {
        return new DefinitionException(
                "SIO000217: '" + pattern + "' on " + where + " is no pattern of namespaces: " + problem);
    }

    static DefinitionException ambiguousPatterns(Collection<String> patterns) {
        return new DefinitionException(
                "SIO000219: The patterns " + patterns + " admit the same namespaces; use one of them everywhere");
    }

    static DefinitionException unknownVariable(String observer, String name, Collection<String> variables) {
        return new DefinitionException("SIO000220: @NamespaceParam(\"" + name + "\") on " + observer
                + " names no variable of its namespace, which has " + variables
                + "; correct the name, or put the variable into the pattern of the endpoint");
    }

    static DefinitionException strayParameter(String where) {
        return new DefinitionException(
                "SIO000221: @NamespaceParam on " + where + " belongs to no socket; it belongs on a parameter of a"
                        + " socket observer, or into a @SocketScoped bean");
    }

    static DefinitionException severalQualifiers(String observer, Collection<String> qualifiers) {
        return new DefinitionException("SIO000222: " + observer + " observes " + qualifiers
                + " at once, which never happens; write an observer for each");
    }

    static DefinitionException transactional(String observer, String phase) {
        return new DefinitionException("SIO000223: " + observer + " observes during " + phase
                + ", but no transaction is active when an event of a client comes; leave during out, and make the"
                + " observer @Transactional, or fire an event of the application from one that is");
    }

    static DefinitionException asynchronousReply(String observer) {
        return new DefinitionException("SIO000224: " + observer
                + " uses @ObservesAsync and returns a value, which nobody waits for; return void and take an Ack");
    }

    static DefinitionException missingArgument(String observer, int last) {
        return new DefinitionException("SIO000225: " + observer + " takes argument " + last
                + " of the event, but not all before it; take them too, or a Message in place of the event object");
    }

    static DefinitionException observesNothing(Method method) {
        return new DefinitionException("SIO000226: " + method
                + " takes an event of a socket, but observes nothing; put @Observes before the qualifier");
    }

    static DefinitionException rolesDoNotApply(String observer, String qualifier) {
        return new DefinitionException("SIO000227: Roles do not apply to " + observer + ", which observes @" + qualifier
                + "; check in the method, or put them on the endpoint's class");
    }

    static DefinitionException reservedServerSideEvent(String observer, String event, Collection<String> reserved) {
        return new DefinitionException("SIO000233: @ServerSide(\"" + event + "\") on " + observer
                + " can never match, since no server may emit " + reserved + "; choose another name");
    }

    static DefinitionException noSocket(String observer, String qualifier) {
        return new DefinitionException("SIO000234: " + observer + " observes @" + qualifier
                + " and takes a Socket, but there is none; address sockets through a SocketNamespace");
    }

    static DefinitionException lastingNamespace(String observer, String qualifier, String namespace) {
        return new DefinitionException("SIO000235: " + observer + " observes @" + qualifier
                + ", but this happens to namespaces of a pattern only, not to '" + namespace
                + "', which always exists; observe @Connecting, @Connected or @Disconnected");
    }

    static void requestFailed(String observer, String namespace, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000236: A client was refused the namespace '" + namespace + "' because " + observer + " failed",
                failure);
    }

    static void serverSideFailed(String observer, String code, Throwable failure) {
        LOG.log(
                Level.WARNING,
                "SIO000237: " + observer + " could not handle an event of another server: " + code,
                failure);
    }

    static DefinitionException noNamespaceYet(String observer, String qualifier) {
        return new DefinitionException("SIO000228: " + observer + " observes @" + qualifier
                + ", which is about HTTP requests and no namespace; move it to a bean without @SocketEndpoint, without"
                + " @Namespace, or observe @Connecting");
    }

    static DefinitionException noSocketYet(String observer, String qualifier, String type) {
        return new DefinitionException("SIO000229: " + observer + " observes @" + qualifier + " and takes " + type
                + ", but an HTTP request is of no socket; do without, or observe @Connecting");
    }

    static void late(String observers) {
        LOG.log(
                Level.WARNING,
                "SIO000245: " + observers + " did not answer within socketio.handler-timeout; what waits for something"
                        + " should return a CompletionStage, or give up sooner. This is logged once for each observer");
    }

    static void drainingObserverFailed(Throwable failure) {
        LOG.log(Level.ERROR, "SIO000246: An observer of Draining failed; the server is drained all the same", failure);
    }

    /** What clients can cause at will. */
    static void debug(String message, Object... parameters) {
        LOG.log(Level.DEBUG, message, parameters);
    }

    static void unbound(String handler, Throwable failure) {
        LOG.log(Level.DEBUG, "an argument cannot be bound for " + handler, failure);
    }

    static DeploymentException noCluster(String name) {
        return new DeploymentException("SIO000269: socketio.adapter is '" + name + "', but no bean @Named(\"" + name
                + "\") has the type " + Cluster.class.getName() + "; write one, or choose memory or hazelcast");
    }

    static DeploymentException noParser(String name) {
        return new DeploymentException("SIO000240: socketio.parser is '" + name + "', but no bean @Named(\"" + name
                + "\") has the type " + PacketParser.class.getName() + "; write one, or choose json or msgpack");
    }
}
