/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Named;

import org.junit.jupiter.api.Test;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser;

/** The application brings wire formats of its own, as beans that have a name. */
@OnEachContainer
class ParserBeansTest {
    private final CdiContainer container;

    ParserBeansTest(CdiContainer container) {
        this.container = container;
    }

    @Named("one")
    @ApplicationScoped
    static class One implements PacketParser {
        @Override
        public void encode(Packet packet, Frames frames) {
            frames.text("one");
        }

        @Override
        public Decoder decoder(Limits limits) {
            return new Decoder() {
                @Override
                public Optional<Packet> text(String frame) {
                    throw new PacketException("one");
                }

                @Override
                public Optional<Packet> binary(byte[] frame) {
                    throw new PacketException("one");
                }
            };
        }
    }

    @Named("one")
    @ApplicationScoped
    static class NoParser {}

    @Dependent
    static class Others {
        @Produces
        @Named("two")
        PacketParser two() {
            return new One();
        }
    }

    @Test
    void beanIsFoundByItsName() {
        try (SeContainer deployed = container.deploy(One.class)) {
            StringBuilder text = new StringBuilder();
            parser(deployed, "one").encode(Packet.connect("/"), frames(text));

            assertThat(text).hasToString("one");
        }
    }

    @Test
    void producedBeanIsFoundByItsName() {
        try (SeContainer deployed = container.deploy(Others.class)) {
            assertThat(parser(deployed, "two")).isInstanceOf(One.class);
        }
    }

    @Test
    void nameOfNoBeanIsAnError() {
        try (SeContainer deployed = container.deploy(One.class)) {
            assertThatExceptionOfType(DeploymentException.class)
                    .isThrownBy(() -> parser(deployed, "cbor"))
                    .withMessageStartingWith("SIO000240: socketio.parser is 'cbor', but no bean @Named(\"cbor\") ");
        }
    }

    @Test
    void nameOfABeanThatIsNoParserIsAnError() {
        try (SeContainer deployed = container.deploy(NoParser.class)) {
            assertThatExceptionOfType(DeploymentException.class)
                    .isThrownBy(() -> parser(deployed, "one"))
                    .withMessageStartingWith("SIO000240: ");
        }
    }

    private static PacketParser parser(SeContainer deployed, String name) {
        BeanManager beans = deployed.getBeanManager();
        return beans.getExtension(SocketIoExtension.class).parser(beans, name);
    }

    private static PacketParser.Frames frames(StringBuilder text) {
        return new PacketParser.Frames() {
            @Override
            public void text(String frame) {
                text.append(frame);
            }

            @Override
            public void binary(byte[] frame) {
                throw new AssertionError();
            }
        };
    }
}
