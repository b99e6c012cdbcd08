/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ee.socketio.Emit;

/** An interface is no bean; a container tells of it if it is among the classes of a bean archive. */
@OnEachContainer
class BadContractTest {
    private final CdiContainer container;

    BadContractTest(CdiContainer container) {
        this.container = container;
    }

    interface Client {
        @Emit("said")
        String said(String text);
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Client.class)).contains("SIO0004", Client.class.getName() + ".said");
    }
}
