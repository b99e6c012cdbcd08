/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.FilterChain;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.PollingSession;
import ee.socketio.impl.engine.RefusedException;

class VerificationFilterTest {
    private static final FilterChain REFUSED = (request, response) -> {
        throw new AssertionError("the request was not refused");
    };

    private final FakeWebApp app = new FakeWebApp().start("https://a.example");

    private FakeResponse refuse(FakeRequest request) throws Exception {
        app.filter().doFilter(request.facade(), request.response().facade(), REFUSED);
        return request.response();
    }

    private static FakeRequest webSocket(String query) {
        return new FakeRequest("GET", query).header("Upgrade", "websocket");
    }

    @Test
    void verifiedRequestIsForTheServletAndTheEndpoint() throws Exception {
        AtomicReference<EngineRequest> seen = new AtomicReference<>();
        FakeRequest request = webSocket("EIO=4&transport=websocket");

        app.filter().doFilter(request.facade(), request.response().facade(), (verified, response) -> {
            seen.set(VerificationFilter.currentOpening().request());
            assertThat(verified.getAttribute(VerificationFilter.VERIFIED)).isSameAs(seen.get());
        });

        assertThat(seen.get().upgrade()).isTrue();
        assertThat(VerificationFilter.currentOpening()).isNull();
    }

    @Test
    void verifiedRequestIsForgottenAlsoIfTheRestFails() {
        FakeRequest request = webSocket("EIO=4&transport=websocket");

        assertThatIllegalStateException()
                .isThrownBy(() -> app.filter()
                        .doFilter(request.facade(), request.response().facade(), (verified, response) -> {
                            throw new IllegalStateException();
                        }));

        assertThat(VerificationFilter.currentOpening()).isNull();
    }

    @Test
    void refusedPollingIsJson() throws Exception {
        FakeResponse response = refuse(new FakeRequest("GET", "EIO=4&transport=polling&sid=unknown"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
        assertThat(response.header("Content-Length"))
                .isEqualTo(String.valueOf(response.body().length()));
    }

    @Test
    void refusedWebSocketIsText() throws Exception {
        FakeResponse response = refuse(webSocket("EIO=4&transport=websocket&sid=unknown"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("text/html");
        assertThat(response.body()).isEqualTo("Session ID unknown");
    }

    @Test
    void webSocketOfAnotherServersSessionIsWhatThatServerSays() throws Exception {
        AtomicReference<VerificationFilter.Opening> seen = new AtomicReference<>();
        EngineRequest handshake = new EngineRequest(
                "GET", "/first", Map.of(), Map.of(), "192.0.2.1", false, false, null, Set.of(), Instant.EPOCH);
        app.reaching("here", remote(CompletableFuture.completedStage(handshake)))
                .reaching("gone", remote(CompletableFuture.failedStage(new RefusedException(EngineError.UNKNOWN_SID))));
        FakeRequest request = webSocket("EIO=4&transport=websocket&sid=here");

        app.filter()
                .doFilter(
                        request.facade(),
                        request.response().facade(),
                        (verified, response) -> seen.set(VerificationFilter.currentOpening()));
        FakeResponse refused = refuse(webSocket("EIO=4&transport=websocket&sid=gone"));

        assertThat(seen.get().headers().handshake().url()).isEqualTo("/first");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("Session ID unknown");
    }

    private static PollingSession remote(CompletionStage<EngineRequest> handshake) {
        return Fakes.fake(PollingSession.class, (method, arguments) -> {
            assertThat(method).isEqualTo("handshake");
            return handshake;
        });
    }

    @Test
    void foreignPageIsRefusedOnBothTransports() throws Exception {
        FakeResponse polling =
                refuse(new FakeRequest("GET", "EIO=4&transport=polling").header("Origin", "https://b.example"));
        FakeResponse webSocket = refuse(webSocket("EIO=4&transport=websocket").header("Origin", "https://b.example"));

        assertThat(polling.status()).isEqualTo(403);
        assertThat(polling.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
        assertThat(webSocket.status()).isEqualTo(400);
        assertThat(webSocket.body()).isEqualTo("Forbidden");
    }

    @Test
    void clientThatIsNotLetInIsToldSoOnBothTransports() throws Exception {
        app.engine().refuseHandshakes();
        FakeResponse polling = refuse(new FakeRequest("GET", "EIO=4&transport=polling"));
        FakeResponse webSocket = refuse(webSocket("EIO=4&transport=websocket"));

        assertThat(polling.status()).isEqualTo(503);
        assertThat(polling.body()).isEqualTo("{\"code\":4,\"message\":\"Server is shutting down\"}");
        assertThat(polling.headers("Retry-After")).isEmpty();
        assertThat(webSocket.status()).isEqualTo(503);
        assertThat(webSocket.body()).isEqualTo("Server is shutting down");
    }

    @Test
    void allowedPageMayReadWhyItIsRefused() throws Exception {
        FakeResponse response = refuse(
                new FakeRequest("GET", "EIO=4&transport=polling&sid=unknown").header("Origin", "https://a.example"));

        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
    }

    @Test
    void preflightIsAnsweredWhateverItIsAbout() throws Exception {
        FakeResponse response = refuse(new FakeRequest("OPTIONS", "EIO=4&transport=polling&sid=unknown")
                .header("Origin", "https://a.example")
                .header("Access-Control-Request-Method", "POST"));

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void preflightOfAForeignPageAllowsNothing() throws Exception {
        FakeResponse response = refuse(new FakeRequest("OPTIONS", "EIO=4&transport=polling")
                .header("Origin", "https://b.example")
                .header("Access-Control-Request-Method", "POST"));

        assertThat(response.headers("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void webSocketThatSendsBeforeItIsOpenIsRefused() throws Exception {
        FakeResponse response = refuse(webSocket("EIO=4&transport=websocket").body("4early"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("Bad request");
    }

    @Test
    void sessionIsForTheUserWhoOpenedIt() throws Exception {
        app.serve(new FakeRequest("GET", "EIO=4&transport=polling").user("ann"));
        String query = "EIO=4&transport=polling&sid=" + app.session().id();

        assertThat(refuse(new FakeRequest("POST", query).user("bob")).status()).isEqualTo(403);
        assertThat(refuse(new FakeRequest("POST", query)).status()).isEqualTo(403);
        assertThat(serves(new FakeRequest("POST", query).user("ann"))).isTrue();
    }

    @Test
    void upgradeIsForTheUserWhoOpenedTheSession() throws Exception {
        app.serve(new FakeRequest("GET", "EIO=4&transport=polling").user("ann"));
        String query = "EIO=4&transport=websocket&sid=" + app.session().id();

        FakeResponse stranger = refuse(webSocket(query).user("bob"));
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.body()).isEqualTo("Forbidden");
        assertThat(refuse(webSocket(query)).body()).isEqualTo("Forbidden");
        assertThat(serves(webSocket(query).user("ann"))).isTrue();
    }

    @Test
    void rolesOfTheUserAreKeptWithTheSession() throws Exception {
        app.serve(new FakeRequest("GET", "EIO=4&transport=polling").user("ann", "admin", "unheard of"));

        assertThat(app.session().request().roles()).containsExactly("admin");
    }

    private boolean serves(FakeRequest request) throws Exception {
        AtomicReference<Boolean> served = new AtomicReference<>(false);
        FilterChain chain = (verified, response) -> served.set(true);
        app.filter().doFilter(request.facade(), request.response().facade(), chain);
        return served.get();
    }

    @Test
    void requestThatWasNotVerifiedIsNotServed() throws IOException {
        FakeRequest request = new FakeRequest("GET", "EIO=4&transport=polling");

        new PollingServlet(app.mount())
                .service(request.facade(), request.response().facade());

        assertThat(request.response().status()).isEqualTo(503);
    }

    @Test
    void webSocketWhereNoEndpointIsIsRefused() throws Exception {
        assertThat(app.serve(webSocket("EIO=4&transport=websocket")).status()).isEqualTo(400);
    }
}
