/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.engine.EnginePacket;

class PollingServletTest {
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final String LARGE = "x".repeat(FakeResponse.BUFFER);

    private final FakeWebApp app = new FakeWebApp().start();

    private FakeRequest get(String query) throws Exception {
        FakeRequest request = new FakeRequest("GET", query);
        app.serve(request);
        return request;
    }

    private FakeRequest post(String query, byte[]... body) throws Exception {
        FakeRequest request = new FakeRequest("POST", query).body(body);
        app.serve(request);
        return request;
    }

    /** The body comes, by callbacks that return to the container. */
    private void deliver(FakeRequest post) throws Exception {
        post.deliverBody();
        app.pass(A_MOMENT);
    }

    private void send(String message) {
        app.session().send(List.of(EnginePacket.message(message)));
    }

    @Test
    void handshakeIsAnsweredAtOnce() throws Exception {
        FakeRequest request = get("EIO=4&transport=polling");

        assertThat(request.isCompleted()).isTrue();
        assertThat(request.response().status()).isEqualTo(200);
        assertThat(request.response().header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
        assertThat(request.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(request.response().body())
                .startsWith("0{\"sid\":\"" + app.session().id())
                .contains("\"upgrades\":[\"websocket\"]", "\"maxPayload\":" + FakeWebApp.MAX_PAYLOAD);
    }

    /** GlassFish would write to it once more when it is that of another client. */
    @Test
    void requestThatIsAnsweredAtOnceDoesNotOutliveItsThread() throws Exception {
        FakeRequest handshake = get("EIO=4&transport=polling");
        String query = "EIO=4&transport=polling&sid=" + app.session().id();
        FakeRequest post =
                new FakeRequest("POST", query).header("Content-Length", "4").body("4one");
        app.serve(post);
        FakeRequest refused = get("EIO=4&transport=polling&sid=unknown");

        assertThat(List.of(handshake, post, refused)).noneMatch(FakeRequest::isAsync);
        assertThat(handshake.response().body()).startsWith("0{");
        assertThat(post.response().body()).isEqualTo("ok");
        assertThat(refused.response().status()).isEqualTo(400);
    }

    @Test
    void pollWaitsForAMessage() throws Exception {
        FakeRequest poll = get(app.poll());
        assertThat(poll.isCompleted()).isFalse();

        send("grüße");

        assertThat(poll.isCompleted()).isTrue();
        assertThat(poll.response().body()).isEqualTo("4grüße");
        assertThat(poll.response().header("Content-Length")).isEqualTo("8");
    }

    /** On Payara 6 it uses the request until then. */
    @Test
    void pollIsAnsweredWhenItsThreadIsBackInTheContainer() throws Exception {
        FakeRequest poll = new FakeRequest("GET", app.poll());
        app.serveWithoutReturning(poll);

        send("one");
        app.pass(A_MOMENT);
        assertThat(poll.isCompleted()).isFalse();
        poll.returned();
        app.pass(A_MOMENT);

        assertThat(poll.isCompleted()).isTrue();
        assertThat(poll.response().body()).isEqualTo("4one");
    }

    /** Which does not tell when that is. */
    @Test
    void pollIsAnsweredOnPayaraWhenItsThreadMayBeDoneWithIt() throws Exception {
        FakeRequest poll = new FakeRequest("GET", app.poll()).server("Payara Server 7.2025.1");
        app.serve(poll);
        app.session().send(List.of(EnginePacket.message("a")));
        app.pass(Duration.ofMillis(40));
        assertThat(poll.response().body()).isEmpty();

        app.pass(Duration.ofMillis(40));
        assertThat(poll.response().body()).isEqualTo("4a");
    }

    @Test
    void pollIsAnsweredAtOnceOnPayaraIfItsThreadRests() throws Exception {
        FakeRequest poll = new FakeRequest("GET", app.poll()).server("Payara Server 7.2025.1");
        FutureTask<FakeResponse> serving = new FutureTask<>(() -> app.serve(poll));
        Thread thread = new Thread(serving);
        thread.start();
        serving.get();
        thread.join();

        app.session().send(List.of(EnginePacket.message("a")));

        assertThat(poll.response().body()).isEqualTo("4a");
    }

    @Test
    void pollIsAnsweredAtOnceOnTomcat() throws Exception {
        FakeRequest poll = new FakeRequest("GET", app.poll()).server("Apache Tomcat/11.0.24");
        app.serveWithoutReturning(poll);

        send("one");

        assertThat(poll.isCompleted()).isTrue();
        assertThat(poll.response().body()).isEqualTo("4one");
    }

    @Test
    void pollIsOverWhenItsClientHasReadIt() throws Exception {
        String query = app.poll();
        FakeRequest poll = get(query);
        poll.response().stall();

        send(LARGE);
        send("two");
        app.pass(A_MOMENT);
        assertThat(poll.isCompleted()).isFalse();
        poll.response().read();
        app.pass(A_MOMENT);

        assertThat(poll.isCompleted()).isTrue();
        assertThat(poll.response().body()).isEqualTo('4' + LARGE);
        assertThat(get(query).response().body()).isEqualTo("4two");
    }

    @Test
    void answerThatFitsIntoTheBufferDoesNotWaitForTheClient() throws Exception {
        FakeRequest poll = get(app.poll());
        poll.response().stall();

        send("one");

        assertThat(poll.isCompleted()).isTrue();
        assertThat(poll.response().body()).isEqualTo("4one");
    }

    /** Which is what Open Liberty says. */
    @Test
    void answerDoesNotWaitWhereTheContainerSaysThatItBuffersNothing() throws Exception {
        FakeRequest poll = get(app.poll());
        poll.response().buffersNothing();
        poll.response().stall();

        send("one");

        assertThat(poll.isCompleted()).isTrue();
        assertThat(poll.response().body()).isEqualTo("4one");
    }

    @Test
    void pollWhoseClientHasGoneEndsTheSession() throws Exception {
        FakeRequest poll = get(app.poll());

        poll.abort();

        assertThat(poll.isCompleted()).isTrue();
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void requestLastsNoLongerThanAPollCanWaitAndItsAnswerTakes() throws Exception {
        String query = app.poll();
        long longest = app.engine().config().exchangeTimeout();

        assertThat(get(query).timeout()).isEqualTo(longest).isGreaterThan(25_000 + 20_000);
        assertThat(post(query).timeout()).isEqualTo(longest);
    }

    @Test
    void pollThatLastsTooLongEndsTheSession() throws Exception {
        FakeRequest poll = get(app.poll());

        poll.timeOut();

        assertThat(poll.isCompleted()).isTrue();
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void answerThatIsReadTooSlowlyEndsTheSession() throws Exception {
        FakeRequest poll = get(app.poll());
        poll.response().stall();
        send(LARGE);

        poll.timeOut();

        assertThat(poll.isCompleted()).isTrue();
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    /** An answer and the end of a request may cross. */
    @Test
    void answerThatComesAfterTheEndIsKnownToBeLost() throws Exception {
        FakeRequest poll = new FakeRequest("GET", "");
        AsyncExchange exchange = AsyncExchange.start(
                poll.facade(),
                poll.response().facade(),
                null,
                new HttpRules(SocketIoConfig.builder().build()),
                app.engine().timer(),
                1_000);
        exchange.leave();
        poll.returned();
        poll.timeOut();
        List<Throwable> failures = new ArrayList<>();

        exchange.respond("4one", true, failures::add);
        exchange.accept();
        exchange.refuse(400);

        assertThat(failures).singleElement().isInstanceOf(IOException.class);
        assertThat(poll.response().body()).isEmpty();
    }

    @Test
    void bodyThatLastsTooLongEndsTheSession() throws Exception {
        FakeRequest post = post(app.poll(), "4half".getBytes(UTF_8));

        post.timeOut();

        assertThat(post.isCompleted()).isTrue();
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void secondPollIsRefused() throws Exception {
        String query = app.poll();
        FakeRequest first = get(query);
        FakeRequest second = get(query);

        assertThat(second.response().status()).isEqualTo(400);
        assertThat(second.isCompleted()).isTrue();
        assertThat(first.isCompleted()).isTrue();
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void bodyOfAPostIsRead() throws Exception {
        FakeRequest post = post(app.poll(), "4one\u001e4two".getBytes(UTF_8));
        assertThat(post.isCompleted()).isFalse();

        deliver(post);

        assertThat(app.heard()).containsExactly("one", "two");
        assertThat(post.isCompleted()).isTrue();
        assertThat(post.response().body()).isEqualTo("ok");
        assertThat(post.response().header("Content-Type")).isEqualTo("text/html");
        assertThat(post.response().header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void bodyThatHasComeIsReadAtOnce() throws Exception {
        FakeRequest post = new FakeRequest("POST", app.poll())
                .header("Content-Length", "8")
                .body("4grüße");

        app.serve(post);

        assertThat(app.heard()).containsExactly("grüße");
        assertThat(post.isCompleted()).isTrue();
        assertThat(post.response().body()).isEqualTo("ok");
    }

    @Test
    void bodyThatHasComeInPartIsWaitedFor() throws Exception {
        FakeRequest post = new FakeRequest("POST", app.poll())
                .header("Content-Length", "8")
                .body("4gr")
                .body("üße");

        app.serve(post);
        assertThat(app.heard()).isEmpty();
        deliver(post);

        assertThat(app.heard()).containsExactly("grüße");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bodyIsUtf8WhereverItIsSplit(int split) throws Exception {
        byte[] body = "4aä€😀".getBytes(UTF_8);
        byte[] head = Arrays.copyOfRange(body, 0, split);
        byte[] tail = Arrays.copyOfRange(body, split, body.length);

        deliver(post(app.poll(), head, tail));

        assertThat(app.heard()).containsExactly("aä€😀");
    }

    @Test
    void bodyOfTheLimitFits() throws Exception {
        String message = "x".repeat(FakeWebApp.MAX_PAYLOAD - 1);

        deliver(post(app.poll(), ('4' + message).getBytes(UTF_8)));

        assertThat(app.heard()).containsExactly(message);
    }

    @Test
    void bodyOverTheLimitIsRefused() throws Exception {
        String query = app.poll();
        FakeRequest post = post(query, new byte[FakeWebApp.MAX_PAYLOAD], new byte[1], new byte[1]);

        deliver(post);

        assertThat(post.response().status()).isEqualTo(413);
        assertThat(post.isCompleted()).isTrue();
        post.failBody();
        deliver(post(query, "4next".getBytes(UTF_8)));
        assertThat(app.heard()).as("the session goes on").containsExactly("next");
    }

    @Test
    void bodyThatIsAnnouncedToBeOverTheLimitIsNotRead() throws Exception {
        String query = app.poll();
        FakeRequest post =
                new FakeRequest("POST", query).header("Content-Length", String.valueOf(FakeWebApp.MAX_PAYLOAD + 1));

        assertThat(app.serve(post).status()).isEqualTo(413);
        assertThat(post.response().flushed())
                .as("GlassFish forgets the status if there is no body")
                .isTrue();
        assertThat(post.isCompleted()).isTrue();
        deliver(post(query, "4next".getBytes(UTF_8)));
        assertThat(app.heard()).containsExactly("next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "Application/Octet-Stream"})
    void binaryBodyEndsTheSession(String type) throws Exception {
        FakeRequest post = new FakeRequest("POST", app.poll()).header("Content-Type", type);

        assertThat(app.serve(post).status()).isEqualTo(400);
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    // ---- Older clients

    private static final String EIO3 = "EIO=3&transport=polling";
    private static final String JSONP = EIO3 + "&j=2";

    private FakeRequest script(String query) throws Exception {
        FakeRequest request = new FakeRequest("GET", query).header("Sec-Fetch-Site", "same-origin");
        app.serve(request);
        return request;
    }

    private String open(String query) throws Exception {
        script(query);
        return query + "&sid=" + app.session().id();
    }

    @Test
    void bytesAreAnsweredAsBytes() throws Exception {
        FakeRequest poll = get(open(EIO3));

        app.session().send(List.of(EnginePacket.message(new byte[] {1, 2})));

        assertThat(poll.response().header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(poll.response().header("Content-Length")).isEqualTo("6");
        assertThat(poll.response().bytes()).containsExactly(1, 3, 0xff, 4, 1, 2);
    }

    @Test
    void binaryBodyOfAnOlderClientIsRead() throws Exception {
        FakeRequest post = new FakeRequest("POST", open(EIO3))
                .header("Content-Type", "application/octet-stream")
                .body(new byte[] {1, 3, (byte) 0xff}, new byte[] {4, 1, 2});
        app.serve(post);
        deliver(post);

        assertThat(post.response().body()).isEqualTo("ok");
        assertThat(app.heard()).containsExactly("2 bytes");
    }

    @Test
    void scriptIsAnsweredByAScript() throws Exception {
        FakeRequest poll = script(open(JSONP));

        send("<€>");

        assertThat(poll.response().status()).isEqualTo(200);
        assertThat(poll.response().body()).isEqualTo("___eio[2](\"4:4\\u003c\\u20ac\\u003e\");");
        assertThat(poll.response().header("Content-Type")).isEqualTo("text/javascript; charset=UTF-8");
        assertThat(poll.response().header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(poll.response().header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void scriptIsSentBytesAsText() throws Exception {
        FakeRequest poll = script(open(JSONP));

        app.session().send(List.of(EnginePacket.message(new byte[] {1, 2, 3, 4})));

        assertThat(poll.response().body()).isEqualTo("___eio[2](\"10:b4AQIDBA==\");");
    }

    @Test
    void scriptOfTheFourthRevisionIsAnsweredToo() throws Exception {
        FakeRequest handshake = script("EIO=4&transport=polling&j=0");

        assertThat(handshake.response().body()).startsWith("___eio[0](\"0{\\u0022sid\\u0022:");
    }

    @Test
    void formOfAScriptIsRead() throws Exception {
        FakeRequest post = new FakeRequest("POST", open(JSONP))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .body("d=4%3A4", "%5Cn%5C%5Cn");
        app.serve(post);
        deliver(post);

        assertThat(app.heard()).containsExactly("\n\\n");
        assertThat(post.response().body()).isEqualTo("ok");
    }

    /** The limit is one of bytes that come, not of what they mean. */
    @Test
    void formIsLimitedAsItComes() throws Exception {
        String form = "d=8%3A4" + "%61".repeat(5);
        assertThat(form).hasSizeGreaterThan(FakeWebApp.MAX_PAYLOAD);
        FakeRequest post = new FakeRequest("POST", open(JSONP))
                .header("Sec-Fetch-Site", "same-origin")
                .body(form);
        app.serve(post);
        deliver(post);

        assertThat(post.response().status()).isEqualTo(413);
    }

    @Test
    void scriptOfAnUnknownPageIsRefused() throws Exception {
        FakeRequest handshake = get(JSONP);

        assertThat(handshake.response().status()).isEqualTo(403);
        assertThat(app.engine().sessionCount()).isZero();
    }

    @Test
    void bodyThatBreaksOffEndsTheSession() throws Exception {
        FakeRequest post = post(app.poll(), "4half".getBytes(UTF_8));

        post.failBody();

        assertThat(post.isCompleted()).isTrue();
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void secondPostIsRefused() throws Exception {
        String query = app.poll();
        post(query, "4one".getBytes(UTF_8));

        FakeRequest second = post(query, "4two".getBytes(UTF_8));

        assertThat(second.response().status()).isEqualTo(400);
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS"})
    void otherMethodsAreNotServed(String method) throws Exception {
        FakeRequest request = new FakeRequest(method, app.poll());

        assertThat(app.serve(request).status()).isEqualTo(500);
        assertThat(request.isCompleted()).isTrue();
        assertThat(app.heard()).isEmpty();
    }
}
