/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.DynamicTest;

/** What the official Java client sees of the application in {@code ee.socketio.it.app}, over each transport. */
final class JavaClientCases {

    private static final Map<String, String[]> TRANSPORTS = new LinkedHashMap<>();

    static {
        TRANSPORTS.put("polling only", new String[] {"polling"});
        TRANSPORTS.put("WebSocket only", new String[] {"websocket"});
        TRANSPORTS.put("polling, then WebSocket", new String[] {"polling", "websocket"});
    }

    private final URI origin;
    private final String path;
    private final String[] transports;

    private JavaClientCases(URL application, String[] transports) {
        this.origin = URI.create("http://" + application.getAuthority());
        this.path = application.getPath() + "socket.io/";
        this.transports = transports;
    }

    /**
     * All cases.
     *
     * @param application where it is deployed, ending in a slash
     * @return the cases, to be run one after the other
     */
    static Stream<DynamicTest> tests(URL application) {
        return TRANSPORTS.entrySet().stream().flatMap(transport -> {
            JavaClientCases cases = new JavaClientCases(application, transport.getValue());
            return cases.all().entrySet().stream().map(test -> {
                return dynamicTest(transport.getKey() + " > " + test.getKey(), () -> cases.run(test.getValue()));
            });
        });
    }

    /** A test that uses clients, which end with it. */
    private interface Case {
        void run(Clients clients) throws Exception;
    }

    private Map<String, Case> all() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("presents auth and query", this::presentsAuthAndQuery);
        cases.put("is accepted in a guarded namespace", this::isAccepted);
        cases.put("is refused with message and data", this::isRefused);
        cases.put("is refused in an unknown namespace", this::isRefusedInUnknownNamespace);
        cases.put("sends and receives events", this::sendsAndReceives);
        cases.put("is acknowledged", this::isAcknowledged);
        cases.put("acknowledges", this::acknowledges);
        cases.put("sends and receives binary data", this::sendsAndReceivesBinary);
        cases.put("acknowledges with binary data", this::acknowledgesWithBinary);
        cases.put("gets a thousand messages in order", this::keepsOrder);
        cases.put("ends on the transport that it should", this::endsOnTransport);
        cases.put("is disconnected by the server, and comes back", this::isDisconnected);
        return cases;
    }

    private void run(Case test) throws Exception {
        try (Clients clients = new Clients()) {
            test.run(clients);
        }
    }

    private void presentsAuthAndQuery(Clients clients) throws Exception {
        IO.Options options = options();
        options.auth = Map.of("token", "€😀");
        options.query = "room=a%26b";
        Socket socket = clients.connected("/", options);

        JSONObject seen = (JSONObject) only(ask(socket, "handshake"));

        assertThat(seen.getJSONObject("auth").getString("token")).isEqualTo("€😀");
        assertThat(seen.getJSONObject("query").getString("room")).isEqualTo("a&b");
        assertThat(seen.getJSONObject("query").getString("transport")).isEqualTo(transports[0]);
    }

    private void isAccepted(Clients clients) throws Exception {
        IO.Options options = options();
        options.auth = Map.of("user", "jane", "token", "secret");
        Socket socket = clients.client("/admin", options);
        CompletableFuture<Object[]> welcome = next(socket, "welcome");

        clients.connect(socket);

        assertThat(((JSONObject) only(get(welcome))).getString("user")).isEqualTo("jane");
        assertThat(ask(socket, "whoami")).containsExactly("jane");
    }

    private void isRefused(Clients clients) throws Exception {
        IO.Options options = options();
        options.auth = Map.of("user", "jane", "token", "guess");

        JSONObject error = (JSONObject) only(clients.refusal("/admin", options));

        assertThat(error.getString("message")).isEqualTo("not authorized");
        assertThat(error.getJSONObject("data").getInt("code")).isEqualTo(401);
    }

    private void isRefusedInUnknownNamespace(Clients clients) throws Exception {
        JSONObject error = (JSONObject) only(clients.refusal("/nowhere", options()));

        assertThat(error.getString("message")).isEqualTo("Invalid namespace");
    }

    private void sendsAndReceives(Clients clients) throws Exception {
        Socket socket = clients.connected("/", options());
        CompletableFuture<Object[]> back = next(socket, "echo-back");

        socket.emit("echo", 1, "€😀", true, JSONObject.NULL, json("{\"a\":[1,{\"b\":\"c\"}]}"), new JSONArray());

        Object[] args = get(back);
        assertThat(args).hasSize(6);
        assertThat(args).startsWith(1, "€😀", true);
        assertThat(args[3]).isIn(null, JSONObject.NULL);
        assertThat(args[4]).hasToString("{\"a\":[1,{\"b\":\"c\"}]}");
        assertThat(args[5]).hasToString("[]");
    }

    private void isAcknowledged(Clients clients) throws Exception {
        Socket socket = clients.connected("/", options());

        assertThat(only(ask(socket, "reply-value", "you"))).hasToString("{\"text\":\"Hello, you\"}");
        assertThat(ask(socket, "echo-ack", 1, "two", false)).containsExactly(1, "two", false);
        assertThat(ask(socket, "reply-nothing")).isEmpty();
        JSONObject error = ((JSONObject) only(ask(socket, "reply-rejected", "jane"))).getJSONObject("error");
        assertThat(error.getString("code")).isEqualTo("UNKNOWN_NAME");
    }

    private void acknowledges(Clients clients) throws Exception {
        Socket socket = clients.connected("/", options());
        socket.on("question", args -> ((Ack) args[1]).call(args[0] + " 42 €"));

        assertThat(ask(socket, "ask", "what?")).containsExactly("what? 42 €");
    }

    private void sendsAndReceivesBinary(Clients clients) throws Exception {
        Socket socket = clients.connected("/", options());
        CompletableFuture<Object[]> back = next(socket, "reversed");

        socket.emit("reverse", (Object) new byte[] {1, 2, 3});

        assertThat((byte[]) only(get(back))).containsExactly(3, 2, 1);

        JSONObject upload = json("{\"name\":\"€\"}");
        upload.put("content", new byte[] {1, 2});
        upload.put("parts", new JSONArray().put(new byte[] {3, 4}));
        JSONObject stored = (JSONObject) only(ask(socket, "upload", upload, new byte[] {5, 6}));
        assertThat(stored.getString("name")).isEqualTo("€");
        assertThat((byte[]) stored.get("content")).containsExactly(2, 1);
        assertThat((byte[]) stored.getJSONArray("parts").get(0)).containsExactly(4, 3);
        assertThat((byte[]) stored.get("preview")).containsExactly(6, 5);
    }

    private void acknowledgesWithBinary(Clients clients) throws Exception {
        Socket socket = clients.connected("/", options());
        socket.on("question-bytes", args -> ((Ack) args[1]).call((Object) new byte[] {((byte[]) args[0])[0], 7}));

        assertThat((byte[]) only(ask(socket, "ask-bytes", (Object) new byte[] {9})))
                .containsExactly(7, 9);
    }

    private void keepsOrder(Clients clients) throws Exception {
        Socket socket = clients.client("/", options());
        List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();
        Queue<Object> counted = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> complete = new CompletableFuture<>();
        socket.on("counted", args -> {
            counted.add(args[0]);
            if (counted.size() == numbers.size()) {
                complete.complete(null);
            }
        });

        numbers.forEach(number -> socket.emit("count", number));
        clients.connect(socket);

        get(complete);
        assertThat(counted).containsExactlyElementsOf(numbers);
    }

    private void endsOnTransport(Clients clients) throws Exception {
        Socket socket = clients.connected("/", options());
        String last = transports[transports.length - 1];
        long deadline = System.nanoTime() + SECONDS.toNanos(10);

        String transport;
        do {
            transport = (String) only(ask(socket, "transport"));
        } while (!transport.equals(last) && System.nanoTime() < deadline);

        assertThat(transport).isEqualTo(last);
    }

    private void isDisconnected(Clients clients) throws Exception {
        Socket socket = clients.connected("/", options());
        String id = socket.id();
        CompletableFuture<Object[]> disconnected = next(socket, Socket.EVENT_DISCONNECT);
        CompletableFuture<Object[]> closed = new CompletableFuture<>();
        socket.io().once(Manager.EVENT_CLOSE, closed::complete);

        socket.emit("disconnect-me", true);

        assertThat(get(disconnected)).startsWith("io server disconnect");
        get(closed); // Sooner the client would use the connection that is just being closed.
        clients.connect(socket);
        assertThat(socket.id()).isNotEqualTo(id);
        assertThat(ask(socket, "echo-ack", "back")).containsExactly("back");
    }

    private IO.Options options() {
        IO.Options options = new IO.Options();
        options.path = path;
        options.transports = transports;
        options.forceNew = true;
        options.reconnection = false;
        return options;
    }

    private static JSONObject json(String text) throws JSONException {
        return new JSONObject(text);
    }

    /** The arguments of the next event of that name. */
    private static CompletableFuture<Object[]> next(Socket socket, String event) {
        CompletableFuture<Object[]> result = new CompletableFuture<>();
        socket.once(event, result::complete);
        return result;
    }

    /** Emits and returns the values of the acknowledgement. */
    private static Object[] ask(Socket socket, String event, Object... args) throws Exception {
        CompletableFuture<Object[]> result = new CompletableFuture<>();
        socket.emit(event, args, result::complete);
        return get(result);
    }

    private static <T> T get(CompletableFuture<T> result) throws Exception {
        return result.get(10, SECONDS);
    }

    private static Object only(Object[] args) {
        assertThat(args).hasSize(1);
        return args[0];
    }

    /** The clients of one test. */
    private final class Clients implements AutoCloseable {
        private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

        /** A client that is not yet connected. */
        Socket client(String namespace, IO.Options options) {
            Socket socket = IO.socket(origin.resolve(namespace), options);
            sockets.add(socket);
            return socket;
        }

        Socket connected(String namespace, IO.Options options) throws Exception {
            Socket socket = client(namespace, options);
            connect(socket);
            return socket;
        }

        void connect(Socket socket) throws Exception {
            CompletableFuture<Object[]> outcome = next(socket, Socket.EVENT_CONNECT);
            socket.once(Socket.EVENT_CONNECT_ERROR, args -> outcome.completeExceptionally(new AssertionError(args[0])));
            socket.connect();
            get(outcome);
        }

        Object[] refusal(String namespace, IO.Options options) throws Exception {
            Socket socket = client(namespace, options);
            CompletableFuture<Object[]> outcome = next(socket, Socket.EVENT_CONNECT_ERROR);
            socket.once(Socket.EVENT_CONNECT, args -> outcome.completeExceptionally(new AssertionError("accepted")));
            socket.connect();
            return get(outcome);
        }

        @Override
        public void close() {
            sockets.forEach(Socket::close);
        }
    }
}
