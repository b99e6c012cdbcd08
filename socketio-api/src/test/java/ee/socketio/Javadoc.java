/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.doctree.BlockTagTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

/** What the Javadoc of methods says, as Markdown. */
final class Javadoc {
    /** By class and method, as in {@code Builder.path}. */
    private final Map<String, DocCommentTree> comments = new TreeMap<>();

    private Javadoc() {}

    /** Reads the comments of a source file. */
    static Javadoc read(Path source) throws IOException {
        Javadoc javadoc = new Javadoc();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            for (CompilationUnitTree unit : task.parse()) {
                javadoc.collect(DocTrees.instance(task), unit);
            }
        }
        return javadoc;
    }

    private void collect(DocTrees trees, CompilationUnitTree unit) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                TreePath path = getCurrentPath();
                ClassTree type = (ClassTree) path.getParentPath().getLeaf();
                DocCommentTree comment = trees.getDocCommentTree(path);
                if (comment != null) {
                    comments.put(type.getSimpleName() + "." + method.getName(), comment);
                }
                return null;
            }
        }.scan(unit, null);
    }

    /** What a comment says before its tags. */
    String text(String method) {
        return markdown(comments.get(method).getFullBody());
    }

    /** The tags of a comment, a line each. */
    String tags(String method) {
        return comments.get(method).getBlockTags().stream()
                .map(BlockTagTree.class::cast)
                .map(tag -> markdown(List.of(tag)))
                .collect(joining("\n"));
    }

    private static String markdown(List<? extends DocTree> text) {
        return text.stream()
                .map(Javadoc::markdown)
                .collect(joining())
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .trim();
    }

    private static String markdown(DocTree part) {
        if (part instanceof LiteralTree literal) {
            return '`' + literal.getBody().getBody() + '`';
        } else if (part instanceof LinkTree link) {
            return '`' + link.getReference().getSignature().replace('#', '.') + '`';
        } else {
            return part.toString();
        }
    }
}
