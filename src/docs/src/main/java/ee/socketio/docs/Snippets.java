/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the code of the documentation true: what a page shows is part of a source file that the build compiles.
 *
 * <p>The line before a block of code, apart from empty lines, names its source:
 *
 * <ul>
 *   <li>{@code <!-- snippet: path/of/Chat.java#say -->}: the {@linkplain Regions region} {@code say} of a file, or
 *       several regions ({@code #join,say});
 *   <li>{@code <!-- snippet: path/of/Chat.java -->}: the whole file;
 *   <li>{@code <!-- no snippet: reason -->}: code that cannot be compiled, with the reason.
 * </ul>
 *
 * <p>Java and XML must have such a line, other languages may. Before a table, the second form means that each piece of
 * code in the second column occurs somewhere in that file, whatever its line breaks.
 *
 * <p>Blocks of code are fenced ones in Markdown, and {@code <pre>} with {@code @code} in the Javadoc of production
 * code.
 */
final class Snippets {
    private static final Pattern MARK =
            Pattern.compile("[ *]*<!-- (?:snippet: ([^\\s#]+)(?:#(\\S+))?|no snippet: (\\S.*)) -->");
    private static final Set<String> COMPILED = Set.of("java", "xml");
    private static final Pattern SOURCE = Pattern.compile("(.*/)?(src/(main|test|it)/.*|pom\\.xml)");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1");

    private final Repository repository;

    /**
     * What came of a file.
     *
     * @param text the file as its sources want it
     * @param stale where it is not so
     * @param mistakes what only its author can mend
     */
    record Result(String text, List<Problem> stale, List<Problem> mistakes) {}

    Snippets(Repository repository) {
        this.repository = repository;
    }

    /** The files that show code. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(repository.ending(".md"));
        repository.ending(".java").stream()
                .filter(file -> Repository.slashed(file).contains("src/main/java/"))
                .forEach(files::add);
        return files;
    }

    Result check(Path file) {
        boolean markdown = file.toString().endsWith(".md");
        return new Checker(file, markdown ? Kind.MARKDOWN : Kind.JAVADOC).run();
    }

    /**
     * How blocks of code look in a kind of file. The groups of an opening: what is before each line, fence, language.
     */
    private enum Kind {
        MARKDOWN("( *)(```+)(\\w*).*", " "),
        JAVADOC("( *\\* ?)(<pre>)\\{@code()", "[ *]");

        private final Pattern opening;
        private final String margin;

        Kind(String opening, String margin) {
            this.opening = Pattern.compile(opening);
            this.margin = margin;
        }

        String language(Matcher opening) {
            return this == JAVADOC ? "java" : opening.group(3);
        }

        boolean closes(String line, Matcher opening) {
            return line.strip().equals(this == JAVADOC ? "* }</pre>" : opening.group(2));
        }

        String content(String line, Matcher opening) {
            return line.replaceFirst("^" + margin + "{0," + opening.end(1) + "}", "");
        }
    }

    /** Reads a file from top to bottom, and writes it as it should be. */
    private final class Checker {
        private final Path file;
        private final Kind kind;
        private final List<String> lines;
        private final List<String> correct = new ArrayList<>();
        private final List<Problem> stale = new ArrayList<>();
        private final List<Problem> mistakes = new ArrayList<>();

        Checker(Path file, Kind kind) {
            this.file = file;
            this.kind = kind;
            this.lines = repository.read(file).lines().toList();
        }

        Result run() {
            int line = 0;
            while (line < lines.size()) {
                Matcher mark = MARK.matcher(lineBefore(line));
                Matcher opening = kind.opening.matcher(lines.get(line));
                if (opening.matches()) {
                    line = block(line, opening, mark);
                } else {
                    other(line, mark);
                    correct.add(lines.get(line++));
                }
            }
            return new Result(String.join("\n", correct) + "\n", stale, mistakes);
        }

        /** The last line before that is not empty. */
        private String lineBefore(int line) {
            int before = line - 1;
            while (before >= 0 && isEmpty(lines.get(before))) {
                before--;
            }
            return before < 0 ? "" : lines.get(before);
        }

        /** Returns the index of the line after it. */
        private int block(int start, Matcher opening, Matcher mark) {
            int end = start + 1;
            while (end < lines.size() && !kind.closes(lines.get(end), opening)) {
                end++;
            }
            List<String> shown = lines.subList(start + 1, end).stream()
                    .map(line -> kind.content(line, opening))
                    .toList();
            List<String> wanted = wanted(start, shown, kind.language(opening), mark);
            compare(start, shown, wanted);
            correct.add(lines.get(start));
            wanted.forEach(line -> correct.add((opening.group(1) + line).stripTrailing()));
            correct.addAll(lines.subList(end, Math.min(end + 1, lines.size())));
            return end + 1;
        }

        private List<String> wanted(int start, List<String> shown, String language, Matcher mark) {
            if (!mark.matches()) {
                if (COMPILED.contains(language)) {
                    mistake(start, "Put <!-- snippet: file#region --> or <!-- no snippet: reason --> before this code");
                }
                return shown;
            }
            return source(start, mark)
                    .map(source -> mark.group(2) == null ? source.all() : named(start, source, mark.group(2)))
                    .filter(region -> !region.isEmpty())
                    .orElse(shown);
        }

        private List<String> named(int line, Regions source, String names) {
            try {
                return source.named(names);
            } catch (IllegalArgumentException e) {
                mistake(line, e.getMessage());
                return List.of();
            }
        }

        private void compare(int start, List<String> shown, List<String> wanted) {
            int same = 0;
            while (same < Math.min(shown.size(), wanted.size())
                    && shown.get(same).equals(wanted.get(same))) {
                same++;
            }
            if (same < Math.max(shown.size(), wanted.size())) {
                String source = same < wanted.size() ? "has `" + wanted.get(same) + "` here" : "ends here";
                stale.add(new Problem(file, start + same + 2, "The source " + source));
            }
        }

        /** A line that begins no block: after a mark it has to begin a table. */
        private void other(int line, Matcher mark) {
            if (!mark.matches() || isEmpty(lines.get(line))) {
                return;
            }
            if (lines.get(line).startsWith("|")) {
                source(line, mark).ifPresent(source -> table(line, dense(String.join("\n", source.all()))));
            } else {
                mistake(line, "No code follows the line that names its source");
            }
        }

        private void table(int start, String source) {
            for (int line = start; line < lines.size() && lines.get(line).startsWith("|"); line++) {
                Matcher code = CODE.matcher(CELL.split(lines.get(line) + " ")[2]);
                while (code.find()) {
                    if (!source.contains(dense(code.group(2).replace("\\|", "|")))) {
                        mistake(line, "The source does not have " + code.group());
                    }
                }
            }
        }

        /** The source that a mark names; empty if it gives a reason instead, or names none that there is. */
        private Optional<Regions> source(int line, Matcher mark) {
            if (mark.group(3) != null) {
                return Optional.empty();
            }
            Path source = Path.of(mark.group(1));
            if (!repository.files().contains(source)) {
                mistake(line, "There is no file " + source);
                return Optional.empty();
            }
            if (!SOURCE.matcher(mark.group(1)).matches()) {
                mistake(line, "No build compiles " + source);
                return Optional.empty();
            }
            return Optional.of(new Regions(mark.group(1), repository.read(source)));
        }

        private void mistake(int line, String text) {
            mistakes.add(new Problem(file, line + 1, text));
        }
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.strip().equals("*");
    }

    private static String dense(String code) {
        return code.replaceAll("\\s", "");
    }
}
