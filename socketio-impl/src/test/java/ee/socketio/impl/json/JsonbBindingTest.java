/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.spi.Payload;

/** Values without binary data; those with: {@link BinaryBindingTest}. */
class JsonbBindingTest {
    private final JsonbBinding binding = JsonbBinding.create();

    @AfterEach
    void close() {
        binding.close();
    }

    public record Say(String text, int priority) {}

    public record Tree(String name, List<Tree> children) {}

    public record Box<T>(T content) {}

    public record Anything(Object value, Map<String, Object> map, List<Object> list) {}

    public record Strict(String name) {
        public Strict {
            if (name.isBlank()) {
                throw new IllegalStateException("blank: '" + name + "'");
            }
        }
    }

    public static final class Crate<T> {
        public T content;

        public Crate() {}

        Crate(T content) {
            this.content = content;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Crate<?> crate && content.equals(crate.content);
        }

        @Override
        public int hashCode() {
            return content.hashCode();
        }
    }

    public static class Bean {
        private String name;
        private Optional<Integer> age = Optional.empty();

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public Optional<Integer> getAge() {
            return age;
        }

        public void setAge(Optional<Integer> age) {
            this.age = age;
        }
    }

    /** Values and their JSON, the same in both directions. */
    static Stream<Arguments> values() throws Exception {
        return Stream.of(
                arguments(String.class, "a\"b\n\u20ac\ud83c\udf89", "\"a\\\"b\\n\u20ac\ud83c\udf89\""),
                arguments(String.class, "", "\"\""),
                arguments(String.class, "null", "\"null\""),
                arguments(boolean.class, true, "true"),
                arguments(Boolean.class, false, "false"),
                arguments(byte.class, (byte) -128, "-128"),
                arguments(Short.class, (short) 32767, "32767"),
                arguments(int.class, 42, "42"),
                arguments(Integer.class, Integer.MIN_VALUE, "-2147483648"),
                arguments(long.class, Long.MAX_VALUE, "9223372036854775807"),
                arguments(Long.class, 0L, "0"),
                arguments(float.class, 0.1f, "0.1"),
                arguments(double.class, 0.1, "0.1"),
                arguments(Double.class, 1.5, "1.5"),
                arguments(
                        BigInteger.class,
                        new BigInteger("123456789012345678901234567890"),
                        "123456789012345678901234567890"),
                arguments(BigDecimal.class, new BigDecimal("1.10"), "1.10"),
                arguments(char.class, 'x', "\"x\""),
                arguments(int[].class, new int[] {1, 2}, "[1,2]"),
                arguments(String[].class, new String[] {"a", null}, "[\"a\",null]"),
                arguments(TimeUnit.class, TimeUnit.DAYS, "\"DAYS\""),
                arguments(Instant.class, Instant.parse("2026-01-02T03:04:05Z"), "\"2026-01-02T03:04:05Z\""),
                arguments(LocalDate.class, LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
                arguments(Duration.class, Duration.ofSeconds(90), "\"PT1M30S\""),
                arguments(UUID.class, new UUID(1, 2), "\"00000000-0000-0001-0000-000000000002\""),
                arguments(Say.class, new Say("hi", 3), "{\"priority\":3,\"text\":\"hi\"}"),
                arguments(
                        Tree.class,
                        new Tree("a", List.of(new Tree("b", List.of()))),
                        "{\"children\":[{\"children\":[],\"name\":\"b\"}],\"name\":\"a\"}"),
                arguments(type("say"), List.of(new Say("hi", 3)), "[{\"priority\":3,\"text\":\"hi\"}]"),
                arguments(type("byName"), Map.of("a", new Say("hi", 3)), "{\"a\":{\"priority\":3,\"text\":\"hi\"}}"),
                arguments(type("crate"), new Crate<>(Set.of("x")), "{\"content\":[\"x\"]}"),
                arguments(type("matrix"), List.of(List.of(1L), List.of()), "[[1],[]]"),
                arguments(
                        JsonObject.class, Json.createObjectBuilder().add("a", 1).build(), "{\"a\":1}"),
                arguments(JsonArray.class, Json.createArrayBuilder().add("a").build(), "[\"a\"]"),
                arguments(JsonStructure.class, JsonValue.EMPTY_JSON_ARRAY, "[]"),
                arguments(JsonString.class, Json.createValue("a"), "\"a\""),
                arguments(JsonNumber.class, Json.createValue(1.5), "1.5"),
                arguments(JsonValue.class, JsonValue.TRUE, "true"));
    }

    @SuppressWarnings("unused")
    private static final class Types {
        List<Say> say;
        Map<String, Say> byName;
        Crate<Set<String>> crate;
        List<List<Long>> matrix;
        Optional<Say> optional;
        Optional<List<Say>> optionalList;
        Map<String, Object> plainMap;
        List<Object> plainList;
        Collection<Object> plainCollection;
        Map<Integer, Object> byNumber;
    }

    private static Type type(String field) throws NoSuchFieldException {
        return Types.class.getDeclaredField(field).getGenericType();
    }

    @ParameterizedTest
    @MethodSource("values")
    void writes(Type type, Object value, String json) {
        assertThat(binding.write(new Object[] {value}).values()).containsExactly(json);
    }

    @ParameterizedTest
    @MethodSource("values")
    void reads(Type type, Object value, String json) {
        assertThat(read(json, type)).isEqualTo(value);
    }

    @Test
    void writesValueByValue() {
        assertThat(binding.write("a", 1, null, List.of("b", "c")).values())
                .containsExactly("\"a\"", "1", "null", "[\"b\",\"c\"]");
        assertThat(binding.write()).isEqualTo(Payload.EMPTY);
    }

    @Test
    void readsTheValueAtAPosition() {
        assertThat(binding.read(Payload.of("1", "\"b\""), 1, String.class)).isEqualTo("b");
    }

    @Test
    void writesWhatIsNoNumberAsNull() {
        assertThat(binding.write(
                                Double.NaN,
                                Float.NEGATIVE_INFINITY,
                                List.of(1.5, Double.POSITIVE_INFINITY),
                                Map.of("a", Float.NaN))
                        .values())
                .containsExactly("null", "null", "[1.5,null]", "{\"a\":null}");
    }

    public record Position(double latitude) {}

    /** Yasson asks no serializer about primitives. */
    @Test
    void refusesWhatIsNoNumberInMembersOfPrimitiveType() {
        assertThatIllegalArgumentException().isThrownBy(() -> binding.write(new Position(Double.NaN)));
    }

    record Hidden(String name) {}

    /** JSON-B wants public types, and Yasson insists on it. */
    @Test
    void refusesTypesThatAreNotPublic() {
        assertThatIllegalArgumentException().isThrownBy(() -> binding.write(new Hidden("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> read("{\"name\":\"x\"}", Hidden.class));
    }

    @Test
    void writesBeans() {
        Bean bean = new Bean();
        bean.setName("x");
        assertThat(binding.write(bean).values()).containsExactly("{\"name\":\"x\"}");
    }

    @Test
    void readsBeans() {
        Bean bean = (Bean) read("{\"name\":\"x\",\"age\":7,\"unknown\":[{}]}", Bean.class);
        assertThat(bean.getName()).isEqualTo("x");
        assertThat(bean.getAge()).contains(7);
    }

    @Test
    void keepsNullsInListsAndMaps() {
        Map<String, Object> map = new HashMap<>();
        map.put("a", null);
        assertThat(binding.write(Arrays.asList(null, 1), map, new Box<>(map)).values())
                .containsExactly("[null,1]", "{\"a\":null}", "{\"content\":{\"a\":null}}");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                Integer.class,
                Say.class,
                Object.class,
                Map.class,
                JsonValue.class,
                byte[].class,
                ByteBuffer.class,
                int[].class
            })
    void readsNullAndAbsenceAsNull(Class<?> type) {
        assertThat(binding.read(Payload.of("null"), 0, type)).isNull();
        assertThat(binding.read(Payload.of("null"), 1, type)).isNull();
    }

    @ParameterizedTest
    @ValueSource(classes = {int.class, boolean.class, double.class, char.class})
    void refusesNullAndAbsenceOfPrimitives(Class<?> type) {
        assertRefused("null", type);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding.read(Payload.EMPTY, 3, type))
                .withMessage("argument 3 cannot be read as " + type);
    }

    @Test
    void readsOptionals() throws Exception {
        assertThat(read("null", type("optional"))).isEqualTo(Optional.empty());
        assertThat(binding.read(Payload.EMPTY, 0, type("optional"))).isEqualTo(Optional.empty());
        assertThat(read("{\"text\":\"hi\",\"priority\":1}", type("optional"))).isEqualTo(Optional.of(new Say("hi", 1)));
        assertThat(read("[]", type("optionalList"))).isEqualTo(Optional.of(List.of()));
        assertThat(read("1", Optional.class)).isEqualTo(Optional.of(1L));
    }

    @Test
    void readsIntegersWrittenAsDecimals() {
        assertThat(read("1.0", int.class)).isEqualTo(1);
        assertThat(read("1e3", Long.class)).isEqualTo(1000L);
        assertThat(read("-0", int.class)).isEqualTo(0);
    }

    static Stream<Arguments> mismatches() throws Exception {
        return Stream.of(
                arguments(String.class, "5"),
                arguments(String.class, "true"),
                arguments(String.class, "{\"a\":\"secret\"}"),
                arguments(boolean.class, "\"true\""),
                arguments(boolean.class, "0"),
                arguments(int.class, "\"5\""),
                arguments(int.class, "1.5"),
                arguments(int.class, "2147483648"),
                arguments(int.class, "1e999999999"),
                arguments(int.class, "1e99999999999"),
                arguments(long.class, "9223372036854775808"),
                arguments(byte.class, "128"),
                arguments(short.class, "-32769"),
                arguments(double.class, "\"NaN\""),
                arguments(double.class, "{}"),
                arguments(BigInteger.class, "1.5"),
                arguments(BigInteger.class, "1e999999999"),
                arguments(BigDecimal.class, "\"1\""),
                arguments(Number.class, "\"1\""),
                arguments(TimeUnit.class, "\"secret\""),
                arguments(Instant.class, "\"secret\""),
                arguments(UUID.class, "\"secret\""),
                arguments(Say.class, "\"secret\""),
                arguments(Say.class, "[\"secret\"]"),
                arguments(Say.class, "{\"text\":\"secret\",\"priority\":\"secret\"}"),
                arguments(Say.class, "{\"text\":\"secret\",\"priority\":{\"secret\":1}}"),
                arguments(Strict.class, "{\"name\":\" \"}"),
                arguments(Strict.class, "{}"),
                arguments(int[].class, "{\"secret\":1}"),
                arguments(int[].class, "[\"secret\"]"),
                arguments(Map.class, "[\"secret\"]"),
                arguments(Map.class, "1"),
                arguments(List.class, "{\"secret\":1}"),
                arguments(type("plainMap"), "\"secret\""),
                arguments(type("say"), "{\"secret\":1}"),
                arguments(type("say"), "[\"secret\"]"),
                arguments(type("optional"), "\"secret\""),
                arguments(JsonObject.class, "[\"secret\"]"),
                arguments(JsonArray.class, "1"),
                arguments(JsonString.class, "1"),
                arguments(Runnable.class, "{\"secret\":1}"),
                arguments(byte[].class, "[1,2,3]"),
                arguments(byte[].class, "\"c2VjcmV0\""),
                arguments(ByteBuffer.class, "[1,2,3]"),
                arguments(InputStream.class, "\"secret\""));
    }

    @ParameterizedTest
    @MethodSource("mismatches")
    void refusesWhatDoesNotFitWithoutTellingTheValue(Type type, String json) {
        assertRefused(json, type);
    }

    static Stream<Object> unwritable() {
        return Stream.of(
                new Object() {
                    @SuppressWarnings("unused")
                    public String getSecret() {
                        throw new IllegalStateException("secret");
                    }
                },
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("secret");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void refusesWhatCannotBeWrittenWithoutTellingTheValue(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding.write("a", value))
                .withMessage("argument 1, a " + value.getClass().getName()
                        + ", cannot be turned into JSON; JSON-B needs the class to be public");
    }

    @Test
    void worksAfterFailures() {
        assertRefused("[\"secret\"]", Say.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binding.write(unwritable().findFirst().orElseThrow()));

        assertThat(binding.write(new Say("hi", 1)).values()).containsExactly("{\"priority\":1,\"text\":\"hi\"}");
        assertThat(read("{\"text\":\"hi\",\"priority\":1}", Say.class)).isEqualTo(new Say("hi", 1));
    }

    static Stream<Arguments> plainValues() {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("z", 1L);
        ordered.put("a", Arrays.asList(null, true, new BigDecimal("0.5")));
        ordered.put("m", Map.of("k", "v"));
        return Stream.of(
                arguments("\"a\\nb\"", "a\nb"),
                arguments("true", true),
                arguments("false", false),
                arguments("null", null),
                arguments("1", 1L),
                arguments("-9223372036854775808", Long.MIN_VALUE),
                arguments("9223372036854775807", Long.MAX_VALUE),
                arguments("9223372036854775808", new BigDecimal("9223372036854775808")),
                arguments("-9223372036854775809", new BigDecimal("-9223372036854775809")),
                arguments("1.10", new BigDecimal("1.10")),
                arguments("1.0", new BigDecimal("1.0")),
                arguments("1E+400", new BigDecimal("1e400")),
                arguments("1E+999999999", new BigDecimal("1e999999999")),
                arguments("[]", List.of()),
                arguments("{}", Map.of()),
                arguments("{\"z\":1,\"a\":[null,true,0.5],\"m\":{\"k\":\"v\"}}", ordered));
    }

    @ParameterizedTest
    @MethodSource("plainValues")
    void readsObjectAsPlainValue(String json, Object value) {
        assertThat(read(json, Object.class)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("plainValues")
    void writesPlainValuesAsTheyWereRead(String json, Object value) {
        assertThat(binding.write(read(json, Object.class)).values()).containsExactly(json);
    }

    @Test
    void readsMapsAndListsAsPlainValuesInTheirOrder() throws Exception {
        String json = "{\"z\":1,\"y\":{\"x\":[1.5]},\"b\":2,\"a\":3}";
        for (Type type : List.of(Map.class, type("plainMap"))) {
            Map<?, ?> map = (Map<?, ?>) read(json, type);
            assertThat(map.keySet()).hasToString("[z, y, b, a]");
            assertThat(map.get("y")).isEqualTo(Map.of("x", List.of(new BigDecimal("1.5"))));
        }
        for (Type type : List.of(List.class, type("plainList"), type("plainCollection"))) {
            assertThat(read("[1,[2]]", type)).isEqualTo(List.of(1L, List.of(2L)));
        }
        assertThat(read("{\"7\":1}", type("byNumber"))).isEqualTo(Map.of(7, 1L));
    }

    @Test
    void readsMembersAsPlainValues() {
        assertThat(read("{\"value\":1,\"map\":{\"a\":{\"b\":1}},\"list\":[1,null,\"x\",{\"c\":[]}]}", Anything.class))
                .isEqualTo(new Anything(
                        1L, Map.of("a", Map.of("b", 1L)), Arrays.asList(1L, null, "x", Map.of("c", List.of()))));
        assertThat(read("{\"value\":null}", Anything.class)).isEqualTo(new Anything(null, null, null));
        assertThat(read("{\"value\":{\"a\":{}},\"list\":[]}", Anything.class))
                .isEqualTo(new Anything(Map.of("a", Map.of()), null, List.of()));
    }

    @Test
    void leavesPlaceholdersOfAPayloadWithoutAttachmentsAlone() {
        assertThat(read("{\"_placeholder\":true,\"num\":0}", Object.class))
                .isEqualTo(Map.of("_placeholder", true, "num", 0L));
    }

    @Test
    void readsAndWritesTheDeepestValuesOnAnOrdinaryStack() throws Exception {
        String json = "[{\"a\":".repeat(127) + "[]" + "}]".repeat(127);
        FutureTask<Payload> copy =
                new FutureTask<>(() -> binding.write(read(json, Object.class), read(json, List.class)));
        new Thread(null, copy, "1 MB", 1024 * 1024).start();

        assertThat(copy.get().values()).containsExactly(json, json);
    }

    private Object read(String json, Type type) {
        return binding.read(Payload.of(json), 0, type);
    }

    private void assertRefused(String json, Type type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, type))
                .withMessage("argument 0 cannot be read as " + type.getTypeName());
    }
}
