/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tests of the repository, by the names that the manual gives them.
 *
 * <ul>
 *   <li>{@code RoomsTest.joinsAndLeaves}: a method with an annotation of JUnit. Where several classes have the name,
 *       the end of the package goes before it: {@code core.AcksTest.failsWhenTheTimeIsUp}.
 *   <li>{@code rooms.test.mjs: may be left out}: the title of a case for {@code node:test}. A case that is made for
 *       each of many titles goes by one of them, or by its template with {@code …} for what varies.
 * </ul>
 */
final class TestNames {
    private static final Pattern METHOD = Pattern.compile("((?:\\w+\\.)*[A-Z]\\w*)\\.([a-z]\\w*)");
    private static final Pattern CASE = Pattern.compile("([\\w-]+\\.test\\.mjs): (.+)");

    private static final Pattern DECLARATION = Pattern.compile("    [\\w<>?,. ]+ (\\w+)\\(.*");
    private static final Pattern ANNOTATION =
            Pattern.compile(" *@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b.*");

    /** Text in quotes that is the first argument of a call, or a key. */
    private static final Pattern TITLE = Pattern.compile("(?:\\w\\(|\\n)\\s*"
            + "(?:\"((?:[^\"\\\\\\n]|\\\\.)+)\"|'((?:[^'\\\\\\n]|\\\\.)+)'|`((?:[^`\\\\\\n]|\\\\.)+)`)[,:]");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*\\}");

    private final Repository repository;
    private final Map<Path, Set<String>> names = new HashMap<>();

    TestNames(Repository repository) {
        this.repository = repository;
    }

    /** Why there is no such test. */
    Optional<String> fault(String name) {
        Matcher method = METHOD.matcher(name);
        if (method.matches()) {
            return fault(name, method.group(1).replace('.', '/') + ".java", method.group(2), TestNames::methods);
        }
        Matcher title = CASE.matcher(name);
        if (title.matches()) {
            return fault(name, title.group(1), title.group(2), TestNames::titles);
        }
        return Optional.of("No name of a test: " + name);
    }

    private Optional<String> fault(String name, String file, String test, Function<String, Set<String>> reader) {
        List<Path> files = repository.ending("/" + file).stream()
                .filter(path -> Repository.slashed(path).contains("src/test/"))
                .toList();
        if (files.size() > 1) {
            return Optional.of("Several classes or files have the name of " + name);
        }
        boolean found = files.size() == 1
                && names.computeIfAbsent(files.get(0), path -> reader.apply(repository.read(path)))
                        .contains(test);
        return found ? Optional.empty() : Optional.of("There is no test " + name);
    }

    /** The first declaration behind each annotation. */
    private static Set<String> methods(String source) {
        Set<String> methods = new HashSet<>();
        boolean annotated = false;
        for (String line : source.lines().toList()) {
            annotated |= ANNOTATION.matcher(line).matches();
            Matcher declaration = DECLARATION.matcher(line);
            if (annotated && declaration.matches()) {
                methods.add(declaration.group(1));
                annotated = false;
            }
        }
        return methods;
    }

    private static Set<String> titles(String source) {
        return TITLE.matcher(source)
                .results()
                .map(title -> Optional.ofNullable(title.group(1))
                        .or(() -> Optional.ofNullable(title.group(2)))
                        .orElseGet(() -> VARIABLE.matcher(title.group(3)).replaceAll("…")))
                .collect(Collectors.toSet());
    }
}
