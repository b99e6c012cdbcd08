/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a namespace in which variables in braces stand for any characters but slashes, commas and braces:
 * {@code /org-{id}}. So no pattern is a name of one.
 *
 * <p>All variables but the last end where the text behind them first occurs, for good: strangers choose the names that
 * are matched, and must not be able to make the server try all combinations.
 */
final class NamespacePattern {
    /** Longer names are admitted by no pattern: who names a namespace makes the server keep the name. */
    static final int MAX_LENGTH = 255;

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_][A-Za-z_0-9]*)}");
    private static final Pattern BRACE = Pattern.compile("[{}]");

    private final String text;

    /** What is between the variables, before the first and behind the last: one more than variables. */
    private final List<String> literals;

    private final List<String> variables;
    private final Pattern regex;

    private NamespacePattern(String text) {
        this.text = text;
        this.literals = List.of(VARIABLE.split(text, -1));
        this.variables = VARIABLE.matcher(text)
                .results()
                .map(variable -> variable.group(1))
                .toList();
        this.regex = Pattern.compile(regex());
    }

    /** Whether a name is meant to be a pattern. */
    static boolean isPattern(String name) {
        return BRACE.matcher(name).find();
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static NamespacePattern of(String text) {
        NamespacePattern pattern = new NamespacePattern(text);
        pattern.check();
        return pattern;
    }

    private void check() {
        if (literals.stream().anyMatch(NamespacePattern::isPattern)) {
            throw new IllegalArgumentException("braces enclose the name of a variable, as in /org-{id}");
        }
        if (literals.stream().limit(variables.size()).skip(1).anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("two variables need something between them");
        }
        if (Set.copyOf(variables).size() < variables.size()) {
            throw new IllegalArgumentException("a variable is there twice");
        }
    }

    private String regex() {
        StringBuilder expression = new StringBuilder(Pattern.quote(literals.get(0)));
        int last = variables.size();
        for (int i = 1; i <= last; i++) {
            String end = Pattern.quote(literals.get(i));
            expression.append(i < last ? "(?>([^/,{}]+?)" + end + ')' : "([^/,{}]+)" + end);
        }
        return expression.toString();
    }

    /** What the variables stand for in a name, if it is one of this pattern. */
    Optional<Map<String, String>> match(String name) {
        Matcher matcher = regex.matcher(name);
        if (name.length() > MAX_LENGTH || !matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    List<String> variables() {
        return variables;
    }

    /** The pattern without the names of its variables: what two patterns must not have in common. */
    String shape() {
        return String.join("{}", literals);
    }

    /** How many characters are fixed: of two patterns that match, the one with more is meant. */
    int specificity() {
        return String.join("", literals).length();
    }

    @Override
    public String toString() {
        return text;
    }
}
