/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.websocket.Extension;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.CapturedLog;

class PerMessageDeflateTest {
    private static final Extension DEFLATE = new Named("permessage-deflate");
    private static final Extension OTHER = new Named("x-other");

    private record Named(String getName) implements Extension {
        @Override
        public List<Parameter> getParameters() {
            return List.of();
        }
    }

    private static List<Extension> negotiate(boolean enabled, Extension... requested) {
        FakeWebApp app = new FakeWebApp().withExtension(DEFLATE).start(options -> options.perMessageDeflate(enabled));
        return app.endpoints()
                .get(0)
                .getConfigurator()
                .getNegotiatedExtensions(List.of(OTHER, DEFLATE), List.of(requested));
    }

    @Test
    void clientThatAsksGetsWhatTheServerHas() {
        Extension asked = new Named("permessage-deflate");

        assertThat(negotiate(true, asked, OTHER, new Named("x-unknown"))).containsExactly(asked, OTHER);
        assertThat(negotiate(true)).isEmpty();
    }

    @Test
    void nothingIsCompressedUnlessConfigured() {
        assertThat(negotiate(false, DEFLATE, OTHER)).containsExactly(OTHER);
    }

    @Test
    void serverThatCannotCompressIsTold() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.web")) {
            new FakeWebApp().withExtension(OTHER).start(options -> options.perMessageDeflate(true));

            assertThat(log.messages()).singleElement().asString().startsWith("SIO000112: ");
        }
    }

    @Test
    void serverThatCanOrNeedNotIsNot() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.web")) {
            new FakeWebApp().withExtension(DEFLATE).start(options -> options.perMessageDeflate(true));
            new FakeWebApp().start();

            assertThat(log.messages()).isEmpty();
        }
    }
}
