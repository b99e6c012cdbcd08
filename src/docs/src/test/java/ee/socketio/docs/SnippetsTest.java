/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetsTest {
    private static final String MARK = "<!-- snippet: app/src/main/java/Chat.java#join -->";

    @TempDir
    Path root;

    private Folder folder;

    @BeforeEach
    void writeSource() {
        folder = new Folder(root)
                .with(
                        "app/src/main/java/Chat.java",
                        "class Chat {",
                        "    void join() {",
                        "        a(",
                        "            1);",
                        "    }",
                        "}")
                .with("app/pom.xml", "<a/>")
                .with("app/notes.txt", "x");
    }

    private Snippets.Result page(String... lines) {
        folder.with("page.md", lines);
        return new Snippets(folder.repository()).check(Path.of("page.md"));
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void codeThatIsLikeItsSourceIsFine() {
        Snippets.Result result =
                page("# A", "", MARK, "```java", "void join() {", "    a(", "        1);", "}", "```", "");

        assertThat(result.stale()).isEmpty();
        assertThat(result.mistakes()).isEmpty();
        assertThat(result.text()).isEqualTo(folder.read("page.md"));
    }

    @Test
    void codeThatDiffersIsReportedWhereItDiffers() {
        assertThat(texts(page(MARK, "```java", "void join() {", "    b();", "}", "```")
                        .stale()))
                .containsExactly("page.md:4: The source has `    a(` here");
        assertThat(texts(page(MARK, "```java", "void join() {", "    a(", "        1);", "}", "b();", "```")
                        .stale()))
                .containsExactly("page.md:7: The source ends here");
    }

    @Test
    void codeIsRewrittenWithItsIndentation() {
        Snippets.Result result = page("1. A", "", "   " + MARK, "   ```java", "   old", "   ```", "", "   B");

        assertThat(result.text().lines())
                .containsExactly(
                        "1. A",
                        "",
                        "   " + MARK,
                        "   ```java",
                        "   void join() {",
                        "       a(",
                        "           1);",
                        "   }",
                        "   ```",
                        "",
                        "   B");
    }

    @Test
    void compiledLanguagesNeedAMark() {
        assertThat(texts(page("```xml", "<a/>", "```").mistakes()))
                .containsExactly("page.md:1: Put <!-- snippet: file#region --> or <!-- no snippet: reason --> before"
                        + " this code");
        assertThat(page("```sh", "ls", "```").mistakes()).isEmpty();
        assertThat(page("<!-- no snippet: pseudo -->", "```java", "x", "```").mistakes())
                .isEmpty();
        assertThat(page("<!-- snippet: app/pom.xml -->", "```xml", "<a/>", "```")
                        .mistakes())
                .isEmpty();
        assertThat(page("<!-- no snippet: -->", "```java", "x", "```").mistakes())
                .hasSize(1);
    }

    @Test
    void markHasToNameASourceThatIsCompiled() {
        assertThat(texts(page("<!-- snippet: app/notes.txt -->", "```java", "x", "```")
                        .mistakes()))
                .containsExactly("page.md:2: No build compiles app/notes.txt");
        assertThat(texts(page("<!-- snippet: src/main/No.java -->", "```java", "x", "```")
                        .mistakes()))
                .containsExactly("page.md:2: There is no file src/main/No.java");
        assertThat(texts(page(MARK.replace("join", "no"), "```java", "x", "```").mistakes()))
                .containsExactly("page.md:2: `no` is there 0 times");
    }

    @Test
    void markHasToStandBeforeCode() {
        assertThat(texts(page(MARK, "", "x", "```sh", "x", "```").mistakes()))
                .containsExactly("page.md:3: No code follows the line that names its source");
    }

    @Test
    void marksWithinCodeAreCode() {
        assertThat(page("````md", MARK, "", "```java", "```", "````").mistakes())
                .isEmpty();
    }

    @Test
    void codeInTheSecondColumnOfATableIsInTheSource() {
        Snippets.Result result = page(
                MARK.replace("#join", ""),
                "| a | b |",
                "|---|---|",
                "| `x()` | `a(1);` or `void join()` |",
                "| | `b()` |",
                "| `y()` |",
                "",
                "| `z()` | `c()` |");

        assertThat(texts(result.mistakes())).containsExactly("page.md:5: The source does not have `b()`");
    }

    @Test
    void javadocOfProductionCodeIsChecked() {
        folder.with(
                "app/src/main/java/Api.java",
                "/**",
                " * A.",
                " *",
                " * " + MARK,
                " *",
                " * <pre>{@code",
                " * void join() {",
                " *",
                " * }",
                " * }</pre>",
                " */",
                "class Api {",
                "    /**",
                "     * <pre>{@code",
                "     * x",
                "     * }</pre>",
                "     */",
                "}");
        Snippets snippets = new Snippets(folder.repository());

        Snippets.Result result = snippets.check(Path.of("app/src/main/java/Api.java"));

        assertThat(snippets.files()).contains(Path.of("app/src/main/java/Api.java"));
        assertThat(texts(result.stale())).containsExactly("app/src/main/java/Api.java:8: The source has `    a(` here");
        assertThat(texts(result.mistakes()))
                .singleElement()
                .asString()
                .startsWith("app/src/main/java/Api.java:14: Put");
        assertThat(result.text())
                .contains(" * void join() {\n *     a(\n *         1);\n * }\n * }</pre>\n */\nclass Api {");
    }
}
