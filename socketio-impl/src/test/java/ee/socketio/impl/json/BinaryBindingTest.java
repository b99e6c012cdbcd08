/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.spi.Payload;

class BinaryBindingTest {
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2, 2};
    private static final byte[] NONE = {};

    private final JsonbBinding binding = JsonbBinding.create();

    @AfterEach
    void close() {
        binding.close();
    }

    public record Image(String name, byte[] data) {}

    public record Album(Image cover, List<Image> images, Map<String, byte[]> byName) {}

    public record Kinds(
            byte[] bytes,
            ByteBuffer buffer,
            InputStream stream,
            Object any,
            byte[][] arrays,
            Optional<byte[]> optional) {}

    public static class Upload {
        private byte[] data;
        private ByteBuffer buffer;
        public InputStream stream;

        public byte[] getData() {
            return data;
        }

        public void setData(byte[] data) {
            this.data = data;
        }

        public ByteBuffer getBuffer() {
            return buffer;
        }

        public void setBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }
    }

    @SuppressWarnings("unused")
    private static final class Types {
        List<byte[]> listOfBytes;
        List<ByteBuffer> listOfBuffers;
        Map<String, byte[]> mapOfBytes;
        Map<String, List<Image>> images;
        Optional<byte[]> optional;
        Map<String, Object> plainMap;
        List<Object> plainList;
    }

    private static Type type(String field) {
        try {
            return Types.class.getDeclaredField(field).getGenericType();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> binaries() {
        return Stream.<Object>of(
                        ONE,
                        ByteBuffer.wrap(ONE),
                        ByteBuffer.wrap(new byte[] {0, 1, 2}, 1, 1),
                        ByteBuffer.wrap(ONE).asReadOnlyBuffer(),
                        ByteBuffer.allocateDirect(1).put(0, (byte) 1),
                        new ByteArrayInputStream(ONE),
                        new BufferedInputStream(new ByteArrayInputStream(ONE)))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void writesBinaryDataAsAttachment(Object value) {
        assertWritten(binding.write(new Object[] {value}), List.of(json("#0")), ONE);
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void writesBinaryDataInAListAsAttachment(Object value) {
        assertWritten(binding.write(List.of("a", value)), List.of(json("['a',#0]")), ONE);
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void writesBinaryDataInAMapAsAttachment(Object value) {
        assertWritten(binding.write(Map.of("a", value)), List.of(json("{'a':#0}")), ONE);
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void writesBinaryDataInAnArrayAsAttachment(Object value) {
        assertWritten(binding.write((Object) new Object[] {value}), List.of(json("[#0]")), ONE);
    }

    @Test
    void writesEachKindOfMember() {
        Kinds kinds = new Kinds(
                ONE,
                ByteBuffer.wrap(TWO),
                new ByteArrayInputStream(NONE),
                TWO,
                new byte[][] {ONE, TWO},
                Optional.of(TWO));

        assertWritten(
                binding.write(kinds),
                List.of(json("{'any':#0,'arrays':[#1,#2],'buffer':#3,'bytes':#4,'optional':#5,'stream':#6}")),
                TWO,
                ONE,
                TWO,
                TWO,
                ONE,
                TWO,
                NONE);
    }

    @Test
    void writesBeans() {
        Upload upload = new Upload();
        upload.setData(ONE);
        upload.setBuffer(ByteBuffer.wrap(TWO));
        upload.stream = new ByteArrayInputStream(NONE);

        assertWritten(binding.write(upload), List.of(json("{'buffer':#0,'data':#1,'stream':#2}")), TWO, ONE, NONE);
    }

    @Test
    void writesNullMembersAsAnyOther() {
        assertWritten(binding.write(new Image("x", null)), List.of(json("{'name':'x'}")));
        assertWritten(binding.write(Arrays.asList(null, ONE)), List.of(json("[null,#0]")), ONE);
    }

    @Test
    void numbersAttachmentsAcrossValues() {
        assertWritten(
                binding.write(ONE, "x", new Image("a", TWO), List.of(ONE)),
                List.of(json("#0"), json("'x'"), json("{'data':#1,'name':'a'}"), json("[#2]")),
                ONE,
                TWO,
                ONE);
    }

    @Test
    void writesTheSameArrayAsOneAttachmentPerOccurrence() {
        assertWritten(binding.write(ONE, ONE), List.of(json("#0"), json("#1")), ONE, ONE);
    }

    @Test
    void copiesWhatItWrites() {
        byte[] bytes = {1};
        byte[] backing = {2, 2};
        Payload payload = binding.write(bytes, ByteBuffer.wrap(backing));
        bytes[0] = 9;
        backing[0] = 9;

        assertThat(payload.attachments()).containsExactly(ONE, TWO);
    }

    @Test
    void leavesBuffersUnread() {
        ByteBuffer buffer = ByteBuffer.wrap(TWO);
        binding.write(buffer);

        assertThat(buffer.remaining()).isEqualTo(2);
    }

    @Test
    void closesStreams() {
        AtomicBoolean closed = new AtomicBoolean();
        binding.write(new ByteArrayInputStream(ONE) {
            @Override
            public void close() {
                closed.set(true);
            }
        });

        assertThat(closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"_placeholder\":true,\"num\":1}", "{\"num\":1,\"_placeholder\":true,\"more\":{}}"})
    void readsAttachments(String json) throws IOException {
        assertThat((byte[]) read(json, byte[].class)).isEqualTo(TWO);
        assertThat(read(json, ByteBuffer.class)).isEqualTo(ByteBuffer.wrap(TWO));
        assertThat(((InputStream) read(json, InputStream.class)).readAllBytes()).isEqualTo(TWO);
        assertThat((byte[]) read(json, Object.class)).isEqualTo(TWO);
        assertThat(((Optional<?>) read(json, type("optional"))).orElseThrow()).isEqualTo(TWO);
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                arguments(json("[#1,null]"), type("listOfBytes"), Arrays.asList(TWO, null)),
                arguments(json("[#1,null]"), type("plainList"), Arrays.asList(TWO, null)),
                arguments(json("['x',#1]"), List.class, List.of("x", TWO)),
                arguments(json("[#1,null]"), byte[][].class, new byte[][] {TWO, null}),
                arguments(json("[#1]"), type("listOfBuffers"), List.of(ByteBuffer.wrap(TWO))),
                arguments(json("{'a':#1}"), type("mapOfBytes"), Map.of("a", TWO)),
                arguments(json("{'a':#1}"), type("plainMap"), Map.of("a", TWO)),
                arguments(json("{'a':[#1]}"), Map.class, Map.of("a", List.of(TWO))),
                arguments(json("{'a':[#1]}"), Object.class, Map.of("a", List.of(TWO))),
                arguments(json("{'name':'x','data':#1}"), Image.class, new Image("x", TWO)),
                arguments(json("{'name':'x','data':null}"), Image.class, new Image("x", null)),
                arguments(json("{'data':#1,'name':'x'}"), Image.class, new Image("x", TWO)),
                arguments(
                        json("{'k':[{'name':'x','data':#1}]}"),
                        type("images"),
                        Map.of("k", List.of(new Image("x", TWO)))),
                arguments(
                        json("{'cover':{'data':#1,'name':'c'},'images':[{'data':#0}],'byName':{'b':#0,'c':#1}}"),
                        Album.class,
                        new Album(new Image("c", TWO), List.of(new Image(null, ONE)), Map.of("b", ONE, "c", TWO))));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void readsAttachmentsAnywhere(String json, Type type, Object value) {
        assertThat(read(json, type)).usingRecursiveComparison().isEqualTo(value);
    }

    @Test
    void readsEachKindOfMember() throws IOException {
        Kinds kinds = (Kinds) read(
                json("{'bytes':#1,'buffer':#1,'stream':#1,'any':{'in':#1},'arrays':[#1],'optional':#1}"), Kinds.class);

        assertThat(kinds.bytes()).isEqualTo(TWO);
        assertThat(kinds.buffer()).isEqualTo(ByteBuffer.wrap(TWO));
        assertThat(kinds.stream().readAllBytes()).isEqualTo(TWO);
        assertThat((byte[]) ((Map<?, ?>) kinds.any()).get("in")).isEqualTo(TWO);
        assertThat(kinds.arrays()).isEqualTo(new byte[][] {TWO});
        assertThat(kinds.optional()).contains(TWO);
    }

    @Test
    void readsBeans() throws IOException {
        Upload upload = (Upload) read(json("{'stream':#1,'data':#1,'x':1,'buffer':#1}"), Upload.class);

        assertThat(upload.getData()).isEqualTo(TWO);
        assertThat(upload.getBuffer()).isEqualTo(ByteBuffer.wrap(TWO));
        assertThat(upload.stream.readAllBytes()).isEqualTo(TWO);
    }

    @Test
    void readsJsonAsItIs() {
        JsonObject json = (JsonObject) read(json("#1"), JsonObject.class);

        assertThat(json.get("num")).hasToString("1");
        assertThat(read(json("[#1]"), JsonValue.class)).hasToString(json("[#1]"));
    }

    @Test
    void readsAnAttachmentForAllItsPlaceholdersWithoutCopyingIt() {
        byte[] attachment = {1};
        Payload payload = new Payload(List.of(json("[#0,#0]")), List.of(attachment));

        assertThat((List<?>) binding.read(payload, 0, Object.class))
                .allSatisfy(bytes -> assertThat(bytes).isSameAs(attachment));
    }

    @Test
    void readsABufferThatCannotBeWritten() {
        Payload payload = new Payload(List.of(json("#0")), List.of(new byte[] {1}));
        ByteBuffer buffer = (ByteBuffer) binding.read(payload, 0, ByteBuffer.class);

        assertThatExceptionOfType(ReadOnlyBufferException.class).isThrownBy(() -> buffer.put((byte) 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2]",
                "\"AQ==\"",
                "1",
                "{}",
                "{\"num\":0}",
                "{\"_placeholder\":false,\"num\":0}",
                "{\"_placeholder\":1,\"num\":0}",
                "{\"_placeholder\":true,\"num\":2}",
                "{\"_placeholder\":true,\"num\":-1}",
                "{\"_placeholder\":true}",
                "{\"_placeholder\":true,\"num\":\"0\"}"
            })
    void refusesBinaryDataWithoutAttachment(String json) {
        for (Type type : List.of(byte[].class, ByteBuffer.class, InputStream.class)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(json, type))
                    .withMessage("argument 0 cannot be read as " + type.getTypeName());
        }
        assertThatIllegalArgumentException().isThrownBy(() -> read("[" + json + "]", type("listOfBytes")));
        assertThatIllegalArgumentException().isThrownBy(() -> read("{\"data\":" + json + "}", Image.class));
    }

    @Test
    void writesPlainValuesAsTheyWereRead() {
        Payload payload = new Payload(List.of(json("{'z':#0,'a':[1,#1]}")), List.of(ONE, TWO));

        assertThat(binding.write(binding.read(payload, 0, Object.class)))
                .usingRecursiveComparison()
                .isEqualTo(payload);
    }

    @Test
    void roundTripsManyPayloadsOnManyThreads() {
        boolean[] same = new boolean[2_000];
        IntStream.range(0, same.length).parallel().forEach(i -> same[i] = roundTrips(i));

        assertThat(same).doesNotContain(false);
    }

    /** A payload is none of the business of the payload that is written meanwhile by the same thread. */
    @Test
    void mayBeUsedWhileItIsUsed() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("before", ONE);
        map.put("nested", new Emitting());
        map.put("after", TWO);
        Emitting.binding = binding;

        assertThat(binding.write(map).attachments()).containsExactly(ONE, TWO);
        assertThat(Emitting.written.attachments()).containsExactly(new byte[] {3});
    }

    public static final class Emitting {
        static JsonbBinding binding;
        static Payload written;

        public String getName() {
            written = binding.write(new byte[] {3});
            return "x";
        }
    }

    private boolean roundTrips(int seed) {
        List<Object> images = new ArrayList<>();
        for (int i = 0; i < seed % 5; i++) {
            images.add(new Image("i" + i, new byte[] {(byte) seed, (byte) i}));
        }
        Payload payload = binding.write(Map.of("k", images));
        Map<?, ?> read = (Map<?, ?>) binding.read(payload, 0, type("images"));
        return binding.write(read).attachments().size() == images.size()
                && Arrays.deepEquals(
                        binding.write(read).attachments().toArray(),
                        payload.attachments().toArray());
    }

    /** Makes JSON of what is easier to read: {@code {'a':#1}} is an object with a placeholder. */
    private static String json(String text) {
        return text.replace('\'', '"').replaceAll("#(\\d)", "{\"_placeholder\":true,\"num\":$1}");
    }

    private Object read(String json, Type type) {
        return binding.read(new Payload(List.of(json), List.of(ONE, TWO)), 0, type);
    }

    private static void assertWritten(Payload payload, List<String> json, byte[]... attachments) {
        assertThat(payload.values()).isEqualTo(json);
        assertThat(payload.attachments()).containsExactly(attachments);
    }
}
