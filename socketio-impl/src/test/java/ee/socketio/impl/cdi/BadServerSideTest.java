/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.ServerSide;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class BadServerSideTest {
    private final CdiContainer container;

    BadServerSideTest(CdiContainer container) {
        this.container = container;
    }

    record Hidden(String text) {}

    @SocketEndpoint
    static class Wrong {
        void reserved(@Observes @ServerSide("connection") Message message) {}

        void socket(@Observes @ServerSide("socket") Message message, Socket socket) {}

        @RolesAllowed("admin")
        void roles(@Observes @ServerSide("roles") Message message) {}

        String asynchronous(@ObservesAsync @ServerSide("async") Message message) {
            return "";
        }

        String replyAndAck(@Observes @ServerSide("ack") Message message, Ack<String> ack) {
            return "";
        }

        private String unreachable(@Observes @ServerSide("private") Message message) {
            return "";
        }

        void hidden(@Observes @ServerSide("hidden") Hidden hidden) {}

        void gap(@Observes @ServerSide("gap") String first, @Arg(2) String third) {}

        void both(@Observes @ServerSide("both") @On("both") Message message) {}

        String one(@Observes @ServerSide("two") Message message) {
            return "";
        }

        String two(@Observes @ServerSide("two") Message message) {
            return "";
        }
    }

    @SocketEndpoint
    static class Forgetful {
        void forgotten(@ServerSide("purge") Message message) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        String bean = Wrong.class.getName();

        assertThat(container.failToDeploy(Wrong.class))
                .contains("SIO000233: @ServerSide(\"connection\") on " + bean + ".reserved can never match")
                .contains("SIO000234: " + bean + ".socket observes @ServerSide and takes a Socket")
                .contains("SIO000227: Roles do not apply to " + bean + ".roles, which observes @ServerSide")
                .contains("SIO000224: " + bean + ".asynchronous")
                .contains("SIO000205: " + bean + ".replyAndAck")
                .contains("SIO000204: " + bean + ".unreachable")
                .contains("SIO000215: " + bean + ".hidden")
                .contains("SIO000225: " + bean + ".gap")
                .contains("SIO000222: " + bean + ".both observes [@On, @ServerSide]")
                .contains("SIO000203: Event \"two\" of namespace /");
    }

    @Test
    void verifyThatOneWithoutObservesFailsToDeploy() {
        assertThat(container.failToDeploy(Forgetful.class))
                .contains("SIO000226: ")
                .contains("forgotten");
    }
}
