/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "2001:db8::/33", "192.0.2.1"));

    private static FakeRequest request(String from) {
        return new FakeRequest("GET", "").from(from).header("Host", "inner:8080");
    }

    private Peer peer(FakeRequest request) {
        return proxies.peer(request.facade());
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.1", "192.0.2.2", "2001:db8:8000::1", "9.255.255.255", "::ffff:11.0.0.1", "unknown"})
    void wordOfAStrangerDoesNotCount(String stranger) {
        FakeRequest request = request(stranger)
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=198.51.100.1;proto=http;host=evil.example");

        assertThat(peer(request)).isEqualTo(new Peer(stranger, true, "inner:8080"));
    }

    @Test
    void nobodyIsTrustedByDefault() {
        FakeRequest request = request("127.0.0.1").header("X-Forwarded-For", "198.51.100.1");

        assertThat(new TrustedProxies(List.of()).peer(request.facade()).address())
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.255.255.255",
                "192.0.2.1",
                "2001:db8::1",
                "2001:db8:7fff::1%eth0",
                "::ffff:10.0.0.1"
            })
    void wordOfAProxyCounts(String proxy) {
        assertThat(peer(request(proxy).header("X-Forwarded-For", "198.51.100.1"))
                        .address())
                .isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "198.51.100.1;                            198.51.100.1",
                "203.0.113.9, 198.51.100.1;               198.51.100.1", // the first is what the client says
                "203.0.113.9, 198.51.100.1, 10.0.0.2;     198.51.100.1",
                "198.51.100.1,10.0.0.3 , 10.0.0.2;        198.51.100.1",
                "10.0.0.3, 10.0.0.2;                      10.0.0.3",
                "198.51.100.1:4711;                       198.51.100.1",
                "2001:db9::1;                             2001:db9:0:0:0:0:0:1",
                "[2001:db9::1]:4711;                      2001:db9:0:0:0:0:0:1",
                "198.51.100.1, unknown;                   10.0.0.1", // a proxy that does not tell
                "198.51.100.1, unknown, 10.0.0.2;         10.0.0.2",
                "198.51.100.1, localhost;                 10.0.0.1",
                "198.51.100.1, 1.2.3;                     10.0.0.1",
                "198.51.100.1, dead:beef:::;              10.0.0.1",
                ",;                                       10.0.0.1",
            })
    void clientIsTheLastThatIsNoProxy(String forwarded, String client) {
        assertThat(peer(request("10.0.0.1").header("X-Forwarded-For", forwarded))
                        .address())
                .isEqualTo(client);
    }

    @Test
    void headerMayBeGivenTwice() {
        FakeRequest request = request("10.0.0.1").header("X-Forwarded-For", "203.0.113.9", "198.51.100.1");

        assertThat(peer(request).address()).isEqualTo("198.51.100.1");
    }

    @Test
    void schemeAndHostAreTheClientsToo() {
        FakeRequest request = request("10.0.0.1")
                .header("X-Forwarded-For", "203.0.113.9, 198.51.100.1, 10.0.0.2")
                .header("X-Forwarded-Proto", "gopher, http, https")
                .header("X-Forwarded-Host", "shop.example");

        assertThat(peer(request)).isEqualTo(new Peer("198.51.100.1", false, "shop.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=198.51.100.1;proto=http;host=shop.example | 198.51.100.1 | false | shop.example",
                "For=\"[2001:db9::1]:47\";PROTO=https | 2001:db9:0:0:0:0:0:1 | true | inner:8080",
                "for=203.0.113.9;proto=ftp, for=198.51.100.1;proto=http , for=10.0.0.2 | 198.51.100.1 | false | inner:8080",
                "for=198.51.100.1;by=10.0.0.2;host=\"a.example:8443\" | 198.51.100.1 | true | a.example:8443",
                "for=198.51.100.1, for=_hidden | 10.0.0.1 | true | inner:8080",
                "for=198.51.100.1, proto=http | 10.0.0.1 | true | inner:8080",
                "nonsense | 10.0.0.1 | true | inner:8080",
            })
    void standardHeaderIsRead(String forwarded, String address, boolean secure, String host) {
        assertThat(peer(request("10.0.0.1").header("Forwarded", forwarded))).isEqualTo(new Peer(address, secure, host));
    }

    @Test
    void headersThatContradictEachOtherDoNotCount() {
        FakeRequest request = request("10.0.0.1")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Host", "shop.example")
                .header("Forwarded", "for=203.0.113.9");

        assertThat(peer(request)).isEqualTo(new Peer("10.0.0.1", true, "inner:8080"));
    }

    @Test
    void headersThatAgreeCount() {
        FakeRequest request = request("10.0.0.1")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("Forwarded", "for=198.51.100.1;proto=http");

        assertThat(peer(request)).isEqualTo(new Peer("198.51.100.1", false, "inner:8080"));
    }

    @Test
    void longHeaderIsReadInNoTime() {
        String forwarded = "for=198.51.100.1;".repeat(10_000) + "for=\"" + "[".repeat(10_000);

        assertThat(peer(request("10.0.0.1").header("Forwarded", forwarded)).address())
                .isEqualTo("10.0.0.1");
    }

    @Test
    void handshakeHasTheAddressOfTheClient() throws Exception {
        FakeWebApp app = new FakeWebApp().start(options -> options.trustedProxies(Set.of("10.0.0.0/8")));

        app.serve(new FakeRequest("GET", "EIO=4&transport=polling")
                .from("10.0.0.1")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Proto", "http"));

        assertThat(app.session().request().address()).isEqualTo("198.51.100.1");
        assertThat(app.session().request().secure()).isFalse();
    }

    @Test
    void pageOfTheHostThatTheProxyNamesMayConnect() throws Exception {
        FakeWebApp app = new FakeWebApp().start(options -> options.trustedProxies(Set.of("10.0.0.1")));
        FakeRequest throughProxy = new FakeRequest("GET", "EIO=4&transport=polling")
                .from("10.0.0.1")
                .header("Host", "inner:8080")
                .header("Origin", "https://shop.example")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Host", "shop.example");
        FakeRequest stranger = new FakeRequest("GET", "EIO=4&transport=polling")
                .from("10.0.0.2")
                .header("Host", "inner:8080")
                .header("Origin", "https://shop.example")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Host", "shop.example");

        assertThat(app.serve(throughProxy).status()).isEqualTo(200);
        assertThat(app.serve(stranger).status()).isEqualTo(403);
    }
}
