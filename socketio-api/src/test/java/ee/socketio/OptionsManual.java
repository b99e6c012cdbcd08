/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.regex.Pattern;

/** The page of the manual that tells the options: the table of the program, with the meanings from the Javadoc. */
record OptionsManual(Javadoc javadoc) {
    private static final Pattern NEXT_WORD = Pattern.compile("[-.]([a-z])");

    private static final String PAGE = """
            # Options

            [How to configure](../how-to/configure.md) tells where options are set. Durations: `300ms`, `25s`, `2m`, `1h`, `PT25S`,
            or a number of milliseconds. Numbers: `1000000` or `1_000_000`. Several elements: separated by commas.

            | option | meaning | allowed | default | in the reference |
            |---|---|---|---|---|
            %s

            This page is generated from the source of `SocketIoConfig`; a test compares them.
            """;

    @Override
    public String toString() {
        return PAGE.formatted(Option.ALL.stream().map(this::row).collect(joining("\n")));
    }

    private <T> String row(Option<T> option) {
        String standard = option.type().format(option.standard());
        return "| "
                + String.join(
                        " | ",
                        code(option.key()),
                        javadoc.text("SocketIoConfig." + method(option)),
                        option.type().allowed(),
                        standard.isEmpty() ? "none" : code(standard),
                        option.reference().isEmpty() ? "" : code(option.reference()))
                + " |";
    }

    private static String code(String text) {
        return '`' + text + '`';
    }

    /** The methods that get and set an option. */
    static String method(Option<?> option) {
        String name = option.key().substring("socketio.".length());
        return NEXT_WORD.matcher(name).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }
}
