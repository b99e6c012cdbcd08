/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

class TeamsTest {
    private static final Teams.Credentials MEMBER = new Teams.Credentials("secret");

    @RegisterExtension
    final SocketIoTester io = SocketIoTester.of(Teams.class).bean(Teams.Directory.class, new Teams.Directory() {
        @Override
        public boolean hasTeam(String name) {
            return !name.equals("nobody");
        }

        @Override
        public boolean isMember(Optional<String> token, String team) {
            return token.filter("secret"::equals).isPresent();
        }
    });

    @Test
    void teamsAreThereForTheirMembers() {
        assertThat(io.expectRefused("/team-red").message()).isEqualTo("Invalid namespace");
        assertThat(io.expectRefused("/team-nobody", MEMBER).message()).isEqualTo("Invalid namespace");
        assertThat(io.connect("/team-red", MEMBER).emitWithAck(String[].class, "notes", ""))
                .isEmpty();
    }

    @Test
    void teamsAreAddressedTogether() {
        TestClient red = io.connect("/team-red", MEMBER);
        TestClient blue = io.connect("/team-blue", MEMBER);

        io.fire(new Teams.Announcement("hi"));

        assertThat(red.next("announcement", String.class)).isEqualTo("hi");
        assertThat(blue.next("announcement", String.class)).isEqualTo("hi");
    }

    @Test
    void sizesOfRoomsAreTold() {
        TestClient first = io.connect("/team-red", MEMBER);
        first.emit("enter", "desk");
        TestClient second = io.connect("/team-red", MEMBER);
        second.emit("enter", "desk");
        second.drop();

        assertThat(first.received().stream()
                        .filter(message -> message.arg(0, String.class).equals("desk"))
                        .map(message -> message.arg(1, int.class)))
                .containsExactly(1, 2, 1);
    }

    @Test
    void otherServersAreHeard() {
        io.connect("/team-red", MEMBER).emit("rename", "note");
        io.serverSideEmit("/team-{name}", "forget", "note");

        assertThat(io.failures()).isEmpty();
    }
}
