/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Arg;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** Types of arguments that CDI takes for assignable to one another. */
@OnEachContainer
class RelatedArgumentTypesTest {
    @AutoClose
    private final SocketIoApp app;

    RelatedArgumentTypesTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Relatives.class);
    }

    @SocketEndpoint
    static class Relatives {
        String primitive(@Observes @On("primitive") String first, @Arg(1) int second) {
            return "int " + second;
        }

        String wrapper(@Observes @On("wrapper") String first, @Arg(1) Integer second) {
            return "Integer " + second;
        }

        String any(@Observes @On("any") String first, @Arg(1) Object second) {
            return second.getClass().getSimpleName();
        }

        String list(@Observes @On("list") String first, @Arg(1) List<Object> second) {
            return "list of " + second.size();
        }
    }

    @Test
    void primitiveAndWrapper() {
        assertThat(app.connect().ask("primitive", "'a'", "1")).isEqualTo("['int 1']");
        assertThat(app.connect().ask("wrapper", "'a'", "1")).isEqualTo("['Integer 1']");
        assertThat(app.connect().ask("wrapper", "'a'", "null")).isEqualTo("['Integer null']");
    }

    @Test
    void objectAndItsSubtypes() {
        assertThat(app.connect().ask("any", "'a'", "'b'")).isEqualTo("['String']");
        assertThat(app.connect().ask("list", "'a'", "['b']")).isEqualTo("['list of 1']");
    }
}
