/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.EventRejectedException;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketScoped;

/** Somebody who asks to come in, and is here then: a bean for each client, which is gone when the client is. */
@SocketEndpoint
@SocketScoped
class Guest {
    private static final Duration WHILE = Duration.ofSeconds(10);
    private static final int MESSAGES_IN_A_WHILE = 30;

    /** Under this name it is in the data of the socket, which all servers of a cluster can read. */
    static final String NICKNAME = "nickname";

    /** What the page sends along when it connects. */
    public record Hello(String nickname, List<String> rooms) {}

    @Inject
    Nicknames nicknames;

    private String nickname;
    private Instant since = Instant.EPOCH;
    private int messages;

    /** What is thrown here is the client's {@code connect_error}. */
    void enter(@Observes @Connecting ConnectRequest request) {
        String wanted =
                request.auth(Hello.class).map(Hello::nickname).orElse("").strip();
        if (!wanted.matches("[\\p{L}\\p{M}\\p{N} ._'-]{1,20}")) {
            throw new ConnectionRefusedException("A nickname has 1 to 20 letters, digits, spaces or any of . _ ' -");
        }
        if (!nicknames.take(wanted)) {
            throw new ConnectionRefusedException("Somebody here is called " + wanted + " already.");
        }
        nickname = wanted;
        request.socket().data().put(NICKNAME, wanted);
        request.accept(() -> wanted);
    }

    /** The observers of a client run one after the other, so nothing here needs a lock. */
    void slowDown() {
        Instant now = Instant.now();
        if (since.plus(WHILE).isBefore(now)) {
            since = now;
            messages = 0;
        }
        if (++messages > MESSAGES_IN_A_WHILE) {
            throw new EventRejectedException("TOO_FAST", "Nobody can read that fast. Wait a little.");
        }
    }

    /** However the client went, and whether it was let in or not. */
    @PreDestroy
    void leave() {
        if (nickname != null) {
            nicknames.giveBack(nickname);
        }
    }
}
