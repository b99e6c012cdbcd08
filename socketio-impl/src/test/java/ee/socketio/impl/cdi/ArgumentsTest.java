/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class ArgumentsTest {
    @AutoClose
    private final SocketIoApp app;

    ArgumentsTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Arguments.class);
    }

    public record Point(int x, int y) {}

    @SocketEndpoint
    static class Arguments {
        String several(@Observes @On("several") String first, @Arg(1) int second, @Arg(2) Point third) {
            return first + ", " + second + ", " + third.x();
        }

        String generic(@Observes @On("generic") String first, @Arg(1) List<Point> points) {
            return "x of the last is " + points.get(points.size() - 1).x();
        }

        String otherGeneric(@Observes @On("other generic") String first, @Arg(1) Map<String, List<Point>> points) {
            return "y of the first is " + points.get("a").get(0).y();
        }

        String again(@Observes @On("again") Message message, @Arg(0) int first, @Arg(0) double sameAgain) {
            return first + " and " + sameAgain;
        }

        String gap(@Observes @On("gap") Message message, @Arg(3) String fourth) {
            return message.arg(0, String.class) + " and " + fourth;
        }

        String binary(@Observes @On("binary") String name, @Arg(1) byte[] bytes, @Arg(2) byte[] more) {
            return name
                    + ' '
                    + HexFormat.of().formatHex(bytes)
                    + ' '
                    + HexFormat.of().formatHex(more);
        }

        String optional(@Observes @On("optional") String first, @Arg(1) Optional<Point> point) {
            return point.isPresent() ? "a point" : "no point";
        }

        String absent(@Observes @On("absent") String first, @Arg(1) String second, @Arg(2) Point third) {
            return second + " and " + third;
        }

        String message(@Observes @On("message") String first, Message message) {
            return message.event() + " with " + message.arg(1, String.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "several;       'a',2,{'x':3,'y':4};         a, 2, 3",
                "generic;       'a',[{'x':1},{'x':2}];       x of the last is 2",
                "other generic; 'a',{'a':[{'x':1,'y':2}]};   y of the first is 2",
                "again;         5;                           5 and 5.0",
                "gap;           'a','b','c','d';             a and d",
                "message;       'a','b';                     message with b",
                "optional;      'a',{'x':1};                 a point",
                "optional;      'a',null;                    no point",
                "optional;      'a';                         no point",
                "absent;        'a',null;                    null and null",
                "absent;        'a';                         null and null",
            })
    void argumentIsInjectedByPosition(String event, String arguments, String expected) {
        assertThat(app.connect().ask(event, arguments)).isEqualTo("['" + expected + "']");
    }

    @Test
    void argumentMayBeAnAttachment() {
        InMemoryClient client = app.connect();

        client.send(
                "52-7['binary','cat',{'_placeholder':true,'num':0},{'_placeholder':true,'num':1}]",
                new byte[] {1, -1},
                new byte[] {2});

        assertThat(client.received()).containsExactly("37['cat 01ff 02']");
    }

    @Test
    void argumentsOfEachEventAreItsOwn() {
        InMemoryClient client = app.connect();

        assertThat(client.ask("gap", "'a'", "'b'", "'c'", "'d'")).isEqualTo("['a and d']");
        assertThat(client.ask("gap", "'e'")).isEqualTo("['e and null']");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "several; 'a','secret',{}",
                "several; 'a',null,{}",
                "several; 'a'",
                "generic; 'a',{'secret':1}",
                "binary;  'a','secret',null"
            })
    void argumentThatCannotBeBoundIsAnErrorThatKeepsItsText(String event, String arguments) {
        InMemoryClient.Rejection rejection = app.connect().askInVain(event, arguments);

        assertThat(rejection.code()).isEqualTo("BAD_PAYLOAD");
        assertThat(rejection.message()).contains("argument 1").doesNotContain("secret");
    }
}
