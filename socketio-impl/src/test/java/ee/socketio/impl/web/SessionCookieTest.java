/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import ee.socketio.SameSite;
import ee.socketio.SocketIoConfig;
import ee.socketio.impl.engine.EnginePacket;

class SessionCookieTest {
    private static String cookie(SocketIoConfig.Builder options) {
        return SessionCookie.of(options.build()).orElseThrow().header("ID");
    }

    @Test
    void isNotSentUnlessItHasAName() {
        assertThat(SessionCookie.of(SocketIoConfig.builder().build())).isEmpty();
    }

    @Test
    void isHiddenFromScriptsAndOtherSitesByDefault() {
        assertThat(cookie(SocketIoConfig.builder().cookie("io"))).isEqualTo("io=ID; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void hasTheAttributesThatAreConfigured() {
        assertThat(cookie(SocketIoConfig.builder()
                        .cookie("route")
                        .cookiePath("/chat")
                        .cookieDomain("example.org")
                        .cookieMaxAge(Duration.ofHours(1))
                        .cookieHttpOnly(false)
                        .cookieSecure(true)
                        .cookieSameSite(SameSite.NONE)))
                .isEqualTo("route=ID; Path=/chat; Domain=example.org; Max-Age=3600; Secure; SameSite=None");
    }

    @Test
    void isSentWithTheFirstAnswerOnly() throws Exception {
        FakeWebApp app = new FakeWebApp().start(options -> options.cookie("io"));

        FakeResponse handshake = app.serve(new FakeRequest("GET", "EIO=4&transport=polling"));

        assertThat(handshake.headers("Set-Cookie"))
                .containsExactly("io=" + app.session().id() + "; Path=/; HttpOnly; SameSite=Lax");
        String query = "EIO=4&transport=polling&sid=" + app.session().id();
        app.session().send(List.of(EnginePacket.message("one")));
        assertThat(app.serve(new FakeRequest("GET", query)).headers("Set-Cookie"))
                .isEmpty();
        assertThat(app.serve(new FakeRequest("POST", query)
                                .header("Content-Length", "1")
                                .body("6"))
                        .headers("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void isNotSentWithARefusal() throws Exception {
        FakeWebApp app = new FakeWebApp().start(options -> options.cookie("io"));

        assertThat(app.serve(new FakeRequest("GET", "EIO=4&transport=pigeon")).headers("Set-Cookie"))
                .isEmpty();
    }
}
