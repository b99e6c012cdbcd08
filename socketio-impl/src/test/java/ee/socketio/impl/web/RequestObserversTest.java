/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.ServerEndpointConfig;

import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.HandshakeRequest;
import ee.socketio.Handshaking;
import ee.socketio.Refused;
import ee.socketio.RefusedRequest;
import ee.socketio.Responding;
import ee.socketio.ResponseHeaders;
import ee.socketio.Transport;
import ee.socketio.impl.cdi.SocketIoExtension;
import ee.socketio.impl.cdi.WebModule;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.EnginePacket;

/** What observers of requests make of answers. */
class RequestObserversTest {
    private static final String POLLING = "EIO=4&transport=polling";
    private static final String WEBSOCKET = "EIO=4&transport=websocket";

    /** Referred to, so that it keeps its level. */
    private static final Logger WELD = Logger.getLogger("org.jboss.weld");

    static {
        WELD.setLevel(Level.SEVERE);
    }

    private static final List<RefusedRequest> REFUSALS = new ArrayList<>();

    private final List<Runnable> held = new ArrayList<>();
    private final FakeWebApp app = new FakeWebApp();
    private SeContainer container;
    private boolean holding;

    @ApplicationScoped
    static class Doorkeeper {
        void check(@Observes @Handshaking HandshakeRequest request) {
            String who = request.query().getOrDefault("who", "a friend");
            if (who.equals("stranger")) {
                throw new ConnectionRefusedException("no \"strangers\"");
            }
            if (who.equals("trouble")) {
                throw new IllegalStateException("secret");
            }
            request.header("x-expected")
                    .ifPresent(expected -> assertThat(request.transport()
                                    + " " + request.address() + ' ' + request.xdomain() + ' ' + request.secure() + ' '
                                    + request.principal().orElseThrow().getName())
                            .isEqualTo(expected));
        }

        void write(@Observes @Responding ResponseHeaders headers) {
            headers.add(
                    headers.initial() ? "x-initial" : "x-later",
                    headers.handshake().header("x-name").orElse("?"));
        }
    }

    @ApplicationScoped
    static class Watchman {
        void note(@Observes @Refused RefusedRequest refusal) {
            REFUSALS.add(refusal);
        }
    }

    @BeforeEach
    void deploy() {
        REFUSALS.clear();
        container = new Weld()
                .addExtensions(new SocketIoExtension())
                .disableDiscovery()
                .addBeanClasses(Doorkeeper.class, Watchman.class)
                .initialize();
        WebModule module = container
                .getBeanManager()
                .getExtension(SocketIoExtension.class)
                .module(getClass().getClassLoader(), "");
        app.start(options -> options, module.httpObservers(container.getBeanManager(), this::execute));
    }

    @AfterEach
    void undeploy() {
        container.close();
    }

    private void execute(Runnable task) {
        if (holding) {
            held.add(task);
        } else {
            task.run();
        }
    }

    private static FakeRequest webSocket(String query) {
        return new FakeRequest("GET", query).header("Upgrade", "websocket");
    }

    @Test
    void observerSeesTheRequest() throws Exception {
        FakeRequest request = new FakeRequest("GET", POLLING)
                .header("Origin", "https://chat.example")
                .header("Host", "chat.example")
                .header("x-expected", Transport.POLLING + " 192.0.2.1 true true ann")
                .user("ann");

        assertThat(app.serve(request).status()).isEqualTo(200);
    }

    @Test
    void observerRefusesPolling() throws Exception {
        FakeResponse response = app.serve(new FakeRequest("GET", POLLING + "&who=stranger"));

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo("{\"code\":4,\"message\":\"no \\\"strangers\\\"\"}");
        assertThat(response.headers("x-initial")).isEmpty();
        assertThat(app.session()).isNull();
    }

    @Test
    void observerRefusesAWebSocketBeforeItIsOpen() throws Exception {
        FakeRequest request = webSocket(WEBSOCKET + "&who=stranger");

        app.filter().doFilter(request.facade(), request.response().facade(), (verified, response) -> {
            throw new AssertionError("not refused");
        });

        assertThat(request.response().status()).isEqualTo(400);
        assertThat(request.response().body()).isEqualTo("no \"strangers\"");
    }

    @Test
    void observerThatFailsRefusesWithoutTellingWhy() throws Exception {
        try (CapturedLog log = CapturedLog.of("ee.socketio.cdi")) {
            FakeResponse response = app.serve(new FakeRequest("GET", POLLING + "&who=trouble"));

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
            assertThat(app.serve(webSocket(WEBSOCKET + "&who=trouble")).body()).isEqualTo("Forbidden");
            assertThat(log.messages()).hasSize(2).allMatch(message -> message.startsWith("SIO000213: "));
        }
    }

    @Test
    void laterRequestsAreNotChecked() throws Exception {
        String query = app.poll();

        app.session().send(List.of(EnginePacket.message("one")));

        assertThat(app.serve(new FakeRequest("GET", query + "&who=stranger")).body())
                .isEqualTo("4one");
    }

    @Test
    void pollWaitsForTheObserversWithoutItsThread() throws Exception {
        holding = true;
        FakeRequest request = new FakeRequest("GET", POLLING);
        app.serve(request);
        assertThat(request.isCompleted()).isFalse();
        assertThat(app.session()).isNull();

        while (!held.isEmpty()) {
            held.remove(0).run(); // first those of the handshake, then those of its answer
        }

        assertThat(request.isCompleted()).isTrue();
        assertThat(request.response().body()).startsWith("0{");
    }

    @Test
    void headersAreAddedToAnswersOfPolling() throws Exception {
        FakeRequest handshake = new FakeRequest("GET", POLLING).header("x-name", "ann");
        app.serve(handshake);
        String query = POLLING + "&sid=" + app.session().id();
        app.session().send(List.of(EnginePacket.message("one")));
        FakeResponse poll = app.serve(new FakeRequest("GET", query));
        FakeResponse post = app.serve(
                new FakeRequest("POST", query).header("Content-Length", "1").body("6"));

        assertThat(handshake.response().headers("x-initial")).containsExactly("ann");
        assertThat(handshake.response().headers("x-later")).isEmpty();
        assertThat(poll.headers("x-later")).as("of the handshake").containsExactly("ann");
        assertThat(post.headers("x-later")).containsExactly("ann");
        assertThat(post.headers("x-initial")).isEmpty();
    }

    @Test
    void headersAreNotAddedToErrors() throws Exception {
        String query = app.poll();
        FakeRequest first = new FakeRequest("GET", query);
        app.serve(first);

        FakeResponse overlapping = app.serve(new FakeRequest("GET", query));
        FakeResponse unknown = app.serve(new FakeRequest("GET", POLLING + "&sid=unknown"));

        assertThat(overlapping.status()).isEqualTo(400);
        assertThat(overlapping.headers("x-later")).isEmpty();
        assertThat(unknown.headers("x-later")).isEmpty();
    }

    @Test
    void refusalsAreObserved() throws Exception {
        app.serve(new FakeRequest("GET", "EIO=4&transport=pigeon"));
        app.serve(new FakeRequest("GET", POLLING + "&sid=unknown"));
        app.serve(new FakeRequest("POST", POLLING));
        app.serve(new FakeRequest("GET", POLLING).header("Origin", "https://evil.example"));
        app.serve(new FakeRequest("GET", POLLING + "&who=stranger"));
        app.serve(webSocket(WEBSOCKET + "&who=stranger"));

        assertThat(REFUSALS)
                .extracting(refusal -> refusal.code() + " " + refusal.message())
                .containsExactly(
                        "0 Transport unknown",
                        "1 Session ID unknown",
                        "2 Bad handshake method",
                        "4 Forbidden",
                        "4 no \"strangers\"",
                        "4 no \"strangers\"");
        assertThat(REFUSALS.get(1).request().query()).containsEntry("sid", "unknown");
        assertThat(REFUSALS.get(5).request().transport()).isEqualTo(Transport.WEBSOCKET);
    }

    @Test
    void whatEndsAConnectionIsNoRefusal() throws Exception {
        String query = app.poll();
        app.serve(new FakeRequest("GET", query));

        assertThat(app.serve(new FakeRequest("GET", query)).status())
                .as("an overlap")
                .isEqualTo(400);

        assertThat(REFUSALS).isEmpty();
    }

    @Test
    void refusedPollIsObservedRatherThanTheFirstRequest() throws Exception {
        String query = app.poll();
        app.session().close();

        app.serve(new FakeRequest("GET", query + "&n=2"));
        app.serve(new FakeRequest("GET", query + "&n=3"));

        assertThat(REFUSALS).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo(1);
            assertThat(refusal.request().query()).containsKey("n");
        });
    }

    @Test
    void headersAreAddedToTheAnswerThatOpensAWebSocket() throws Exception {
        assertThat(headersOf(webSocket(WEBSOCKET).header("x-name", "ann")))
                .containsOnly(Map.entry("x-initial", List.of("ann")));

        app.serve(new FakeRequest("GET", POLLING).header("x-name", "bob"));
        assertThat(headersOf(webSocket(WEBSOCKET + "&sid=" + app.session().id())))
                .containsOnly(Map.entry("x-later", List.of("bob")));
    }

    private Map<String, List<String>> headersOf(FakeRequest request) throws Exception {
        Map<String, List<String>> headers = new HashMap<>();
        HandshakeResponse answer = () -> headers;
        ServerEndpointConfig config = app.endpoints().get(0);
        app.filter()
                .doFilter(
                        request.facade(),
                        request.response().facade(),
                        (verified, response) -> config.getConfigurator().modifyHandshake(config, null, answer));
        return headers;
    }
}
