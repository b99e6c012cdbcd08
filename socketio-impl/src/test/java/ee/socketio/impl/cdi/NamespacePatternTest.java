/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/org-{id};            /org-42;            {id=42}",
                "/org-{id};            /org-a b-c;         {id=a b-c}",
                "/{a};                 /x;                 {a=x}",
                "/{a}/{b};             /x/y;               {a=x, b=y}",
                "/{a}-{b};             /x-y-z;             {a=x, b=y-z}",
                "/{a}-{b}.end;         /x-y.end.end;       {a=x, b=y.end}",
                "/{_a1}!;              /(.*)!;             {_a1=(.*)}",
                "/[a]+{b};             /[a]+x;             {b=x}",
            })
    void variablesStandForWhatIsBetween(String pattern, String name, String variables) {
        assertThat(NamespacePattern.of(pattern).match(name)).map(Map::toString).contains(variables);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/org-{id};   /org-",
                "/org-{id};   /org-a/b",
                "/org-{id};   /org-a,b",
                "/org-{id};   /org-{id}",
                "/{a}-{b};    /}-b",
                "/org-{id};   /organization",
                "/org-{id};   x/org-1",
                "/{a}/{b};    /x/",
                "/{a}-{b};    /x",
                "/{a}.end;    /x.end!",
            })
    void otherNamesAreNotAdmitted(String pattern, String name) {
        assertThat(NamespacePattern.of(pattern).match(name)).isEmpty();
    }

    @Test
    void longNamesAreNotAdmitted() {
        NamespacePattern pattern = NamespacePattern.of("/{a}");

        assertThat(pattern.match('/' + "x".repeat(254))).isPresent();
        assertThat(pattern.match('/' + "x".repeat(255))).isEmpty();
    }

    /** With backtracking this would take longer than anybody waits. */
    @Test
    void nameThatAlmostMatchesIsDoneWithAtOnce() {
        NamespacePattern pattern = NamespacePattern.of("/{a}-{b}-{c}-{d}-{e}-{f}-{g}-{h}!");

        assertThat(pattern.match('/' + "-x".repeat(127))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/{}, braces enclose the name of a variable",
        "/{1a}, braces enclose the name of a variable",
        "/a}, braces enclose the name of a variable",
        "/{a, braces enclose the name of a variable",
        "/{{a}}, braces enclose the name of a variable",
        "/{a}{b}, two variables need something between them",
        "/{a}-{a}, a variable is there twice",
    })
    void otherTextIsNoPattern(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamespacePattern.of(text))
                .withMessageStartingWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/{a}-x", "/{other}-x"})
    void shapeHasNoNames(String text) {
        NamespacePattern pattern = NamespacePattern.of(text);

        assertThat(pattern.shape()).isEqualTo("/{}-x");
        assertThat(pattern.specificity()).isEqualTo(3);
        assertThat(pattern).hasToString(text);
    }
}
