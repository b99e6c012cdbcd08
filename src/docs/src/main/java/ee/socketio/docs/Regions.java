/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

/**
 * Finds parts of a source file. In any file, {@code name} is what stands between lines with {@code tag::name[]} and
 * {@code end::name[]}, in one or several parts; in a Java file it may also be a type, a method or a field, qualified
 * ({@code Chat.say}) if need be. The comment before a declaration is left out, the one behind it is not.
 */
final class Regions {
    private static final Pattern MARKER = Pattern.compile(".*\\b(tag|end)::[\\w-]+\\[].*");
    private static final Pattern LICENSE = Pattern.compile("\\A/\\*[^*].*?\\*/\\s*", Pattern.DOTALL);
    private static final Pattern REST_OF_LINE = Pattern.compile("[ \\t]*(//.*)?");

    private final boolean java;
    private final String source;

    /** Characters of the source. */
    private record Declaration(String name, int start, int end) {}

    Regions(String fileName, String source) {
        this.java = fileName.endsWith(".java");
        this.source = source;
    }

    /** The whole file, less its licence. */
    List<String> all() {
        return tidy(LICENSE.matcher(source).replaceFirst(""));
    }

    /**
     * The parts of these names, separated by commas; an empty line is between them.
     *
     * @throws IllegalArgumentException if there is none of such a name, or more than one
     */
    List<String> named(String names) {
        List<String> lines = new ArrayList<>();
        for (String name : names.split(",")) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(tidy(one(name)));
        }
        return lines;
    }

    private String one(String name) {
        String marked = marked(name);
        if (!marked.isEmpty()) {
            return marked;
        }
        List<String> found = java ? declared(name) : List.of();
        if (found.size() != 1) {
            throw new IllegalArgumentException("`" + name + "` is there " + found.size() + " times");
        }
        return found.get(0);
    }

    private String marked(String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("(?ms)^[^\\n]*\\btag::" + quoted + "\\[].*?\\n(.*?)^[^\\n]*\\bend::" + quoted + "\\[]")
                .matcher(source)
                .results()
                .map(part -> part.group(1))
                .collect(Collectors.joining());
    }

    private List<String> declared(String name) {
        return declarations().stream()
                .filter(declaration -> ("." + declaration.name()).endsWith("." + name))
                .map(declaration -> source.substring(declaration.start(), declaration.end()))
                .toList();
    }

    private List<Declaration> declarations() {
        try {
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, problem -> {}, List.of(), null, List.of(new Source(source)));
            CompilationUnitTree unit = task.parse().iterator().next();
            Scanner scanner = new Scanner(unit, Trees.instance(task).getSourcePositions());
            scanner.scan(unit, "");
            return scanner.found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without marks, and as far to the left as it goes. */
    private static List<String> tidy(String text) {
        List<String> lines = text.lines()
                .filter(line -> !MARKER.matcher(line).matches())
                .map(String::stripTrailing)
                .toList();
        int indentation = lines.stream()
                .filter(line -> !line.isEmpty())
                .mapToInt(Regions::indentation)
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.substring(Math.min(indentation, line.length())))
                .toList();
    }

    private static int indentation(String line) {
        return (int) IntStream.range(0, line.length())
                .takeWhile(i -> line.charAt(i) == ' ')
                .count();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Collects the members of types, with the name of what is around them; looks into no method. */
    private final class Scanner extends TreeScanner<Void, String> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Declaration> found = new ArrayList<>();

        Scanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = outer + type.getSimpleName();
            add(name, type);
            return scan(type.getMembers(), name + ".");
        }

        @Override
        public Void visitMethod(MethodTree method, String outer) {
            add(outer + method.getName(), method);
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, String outer) {
            add(outer + field.getName(), field);
            return null;
        }

        private void add(String name, Tree tree) {
            int start = (int) positions.getStartPosition(unit, tree);
            int end = (int) positions.getEndPosition(unit, tree);
            found.add(new Declaration(name, source.lastIndexOf('\n', start) + 1, endWithComment(end)));
        }

        private int endWithComment(int end) {
            int lineEnd = source.indexOf('\n', end) < 0 ? source.length() : source.indexOf('\n', end);
            boolean comment =
                    REST_OF_LINE.matcher(source.substring(end, lineEnd)).matches();
            return comment ? lineEnd : end;
        }
    }
}
