/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the manual, the Javadoc and the program say about options is the same. With {@code -Dmanual.write} the page of
 * the manual is written anew.
 */
class OptionsManualTest {
    private static final Path MANUAL = Path.of("../src/docs/reference/options.md");
    private static final Javadoc JAVADOC = javadoc();

    private static Javadoc javadoc() {
        try {
            return Javadoc.read(Path.of("src/main/java/ee/socketio/SocketIoConfig.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Option<?>> options() {
        return Option.ALL;
    }

    @Test
    void manualIsUpToDate() throws IOException {
        String manual = new OptionsManual(JAVADOC).toString();
        if (System.getProperty("manual.write") != null) {
            Files.writeString(MANUAL, manual);
        }

        assertThat(Files.readString(MANUAL))
                .as("src/docs/reference/options.md, which ./mvnw test -pl socketio-api -Dmanual.write writes")
                .isEqualTo(manual);
    }

    @Test
    void everyOptionIsInTheTable() {
        assertThat(Arrays.stream(Option.class.getDeclaredFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Option.class))
                .hasSameSizeAs(Option.ALL);
    }

    /** And no accessor is for anything else. */
    @Test
    void everyOptionHasItsAccessor() {
        Stream<String> accessors = Arrays.stream(SocketIoConfig.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !List.of("toMap", "toString", "toBuilder").contains(name));

        assertThat(Option.ALL).map(OptionsManual::method).containsExactlyInAnyOrderElementsOf(accessors.toList());
    }

    @ParameterizedTest
    @MethodSource("options")
    void accessorTellsTheKey(Option<?> option) {
        assertThat(JAVADOC.tags("SocketIoConfig." + OptionsManual.method(option)))
                .contains("@return the value of `" + option.key() + '`');
    }

    @ParameterizedTest
    @MethodSource("options")
    <T> void setterTellsTheKeyAndWhatIsAllowed(Option<T> option) {
        String method = OptionsManual.method(option);
        String allowed = option.type().allowed().replaceAll(", such as .*", "");

        assertThat(JAVADOC.tags("Builder." + method).replace("`", ""))
                .contains("@param " + method + " the value of " + option.key() + ": " + allowed);
    }

    @ParameterizedTest
    @MethodSource("options")
    <T> void setterTellsTheDefaultAndWhatTheReferenceCallsIt(Option<T> option) {
        String standard = option.type().format(option.standard());
        String text = JAVADOC.text("Builder." + OptionsManual.method(option));

        assertThat(text).contains(" Default: " + (standard.isEmpty() ? "none." : '`' + standard + "`."));
        if (option.reference().isEmpty()) {
            assertThat(text).doesNotContain("The reference");
        } else {
            assertThat(text).endsWith(" The reference calls it `" + option.reference() + "`.");
        }
    }
}
