/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;

@SocketIoTest(Organization.class)
class OrganizationTest {
    @Test
    void eachOrganizationIsANamespace(SocketIoTester io) {
        assertThat(io.connect("/org-42").next("welcome", String.class)).isEqualTo("You are in organization 42");
        assertThat(io.expectRefused("/org").message()).isEqualTo("Invalid namespace");
    }
}
