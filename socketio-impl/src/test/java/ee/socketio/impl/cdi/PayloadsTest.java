/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class PayloadsTest {
    @AutoClose
    private final SocketIoApp app;

    PayloadsTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Payloads.class);
    }

    public record Point(int x, int y) {}

    public static class Person {
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    public record Picture(String title, byte[] data) {}

    @SocketEndpoint
    static class Payloads {
        String record(@Observes @On("record") Point point) {
            return "Point of " + point.x() + " and " + point.y();
        }

        String bean(@Observes @On("bean") Person person) {
            return "Person named " + person.getName();
        }

        String string(@Observes @On("String") String text) {
            return "String " + text;
        }

        String primitive(@Observes @On("int") int number) {
            return "int " + number;
        }

        String wrapper(@Observes @On("Integer") Integer number) {
            return "Integer " + number;
        }

        String bool(@Observes @On("boolean") boolean truth) {
            return "boolean " + truth;
        }

        String fraction(@Observes @On("double") double number) {
            return "double " + number;
        }

        String list(@Observes @On("List<Point>") List<Point> points) {
            return "last x is " + points.get(points.size() - 1).x();
        }

        String map(@Observes @On("Map<String, Point>") Map<String, Point> points) {
            return "y of a is " + points.get("a").y();
        }

        String array(@Observes @On("int[]") int[] numbers) {
            return numbers.length + " numbers";
        }

        String json(@Observes @On("JsonValue") JsonValue value) {
            return value.getValueType().name();
        }

        String bytes(@Observes @On("byte[]") byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        String buffer(@Observes @On("ByteBuffer") ByteBuffer buffer) {
            return buffer.remaining() + " bytes";
        }

        String picture(@Observes @On("picture") Picture picture) {
            return picture.title() + ' ' + HexFormat.of().formatHex(picture.data());
        }

        String maybe(@Observes @On("Optional<Point>") Optional<Point> point) {
            return point.map(p -> "x is " + p.x()).orElse("no point");
        }

        String any(@Observes @On("Object") Object value) {
            return value.getClass().getSimpleName() + ' ' + value;
        }

        String message(@Observes @On("Message") Message message) {
            return message.event() + " has " + message.arity() + ": " + message.args();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "record;             {'x':1,'y':2};         Point of 1 and 2",
                "bean;               {'name':'Ann'};        Person named Ann",
                "String;             'hi';                  String hi",
                "int;                42;                    int 42",
                "Integer;            42;                    Integer 42",
                "boolean;            true;                  boolean true",
                "double;             0.5;                   double 0.5",
                "List<Point>;        [{'x':1},{'x':2}];     last x is 2",
                "Map<String, Point>; {'a':{'x':1,'y':2}};   y of a is 2",
                "int[];              [1,2,3];               3 numbers",
                "JsonValue;          [1,{'a':null}];        ARRAY",
                "JsonValue;          'text';                STRING",
                "Optional<Point>;    {'x':1,'y':2};         x is 1",
                "Optional<Point>;    null;                  no point",
                "Object;             'hi';                  String hi",
                "Object;             7;                     Long 7",
                "Message;            'a',1;                 Message has 2: [a, 1]",
            })
    void payloadIsBoundToTheDeclaredType(String event, String argument, String expected) {
        assertThat(app.connect().ask(event, argument)).isEqualTo("['" + expected + "']");
    }

    @Test
    void optionalPayloadMayBeAbsent() {
        assertThat(app.connect().ask("Optional<Point>")).isEqualTo("['no point']");
    }

    @Test
    void messageNeedsNoPayload() {
        assertThat(app.connect().ask("Message")).isEqualTo("['Message has 0: []']");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "byte[];     {'_placeholder':true,'num':0};                      01ff",
                "ByteBuffer; {'_placeholder':true,'num':0};                      2 bytes",
                "picture;    {'title':'cat','data':{'_placeholder':true,'num':0}}; cat 01ff",
            })
    void attachmentIsPayloadOrPartOfIt(String event, String argument, String expected) {
        InMemoryClient client = app.connect();

        client.send("51-7['" + event + "'," + argument + ']', new byte[] {1, -1});

        assertThat(client.received()).containsExactly("37['" + expected + "']");
    }
}
