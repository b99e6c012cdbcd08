/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTest {
    @TempDir
    Path root;

    @TempDir
    Path site;

    private Folder folder;

    @BeforeEach
    void writeManual() {
        folder = new Folder(root)
                .with(
                        "src/docs/README.md",
                        "# Manual",
                        "",
                        "## How to",
                        "* [Page](how-to/page.md), good",
                        "* [Top](../../README.md)")
                .with(
                        "src/docs/how-to/page.md",
                        "# A & B",
                        "## One",
                        "[back](../README.md) [code](../../../app/src/main/java/Chat.java)",
                        "## Two",
                        "<!-- snippet: app/src/main/java/Chat.java -->",
                        "```java",
                        "class Chat { String a = \"<\"; }",
                        "```",
                        "## Three",
                        "`a.b(c) < 1.5` `Test.aNameThatIsFarLongerThanALine`",
                        "![picture](dot.svg)")
                .with("src/docs/how-to/dot.svg", "<svg/>")
                .with("app/src/main/java/Chat.java", "class Chat { String a = \"<\"; }")
                .with("README.md", "# Top");
    }

    private void build(String snippets) throws IOException {
        Manual.main(new String[] {root.toString(), site.toString(), snippets});
    }

    private String html(String page) throws IOException {
        return Files.readString(site.resolve(page));
    }

    @Test
    void pagesBecomeASite() throws IOException {
        build("check");

        assertThat(html("index.html"))
                .contains("<title>Manual · ", "href=\"manual.css\"", "<li><a href=\"how-to/page.html\">Page</a>");
        assertThat(html("how-to/page.html"))
                .contains("href=\"../manual.css\"", "<title>A &amp; B · ")
                .contains("<a href=\"../index.html\">back</a>")
                .contains("<a href=\"../repository/app/src/main/java/Chat.java.html\">code</a>")
                .contains("<li><a href=\"page.html\" aria-current=\"page\">Page</a></li>")
                .contains("<li><a href=\"#two\">Two</a></li>", "<h2 id=\"two\">")
                .contains("<code>a<wbr>.b<wbr>(c) &lt; 1<wbr>.5</code>")
                .contains("<code>Test<wbr>.a<wbr>Name<wbr>That<wbr>Is<wbr>Far<wbr>Longer<wbr>Than<wbr>ALine</code>")
                .contains("<span class=\"type\">String</span> a = <span class=\"string\">&quot;&lt;&quot;</span>")
                .doesNotContain("snippet:");
        assertThat(html("repository/app/src/main/java/Chat.java.html"))
                .contains("<span class=\"keyword\">class</span>");
        assertThat(html("readme.html")).contains("Top");
        assertThat(html("how-to/dot.svg")).isEqualTo("<svg/>\n");
    }

    @Test
    void nothingOfAnEarlierSiteIsLeft() throws IOException {
        Files.writeString(site.resolve("old.html"), "old");

        build("check");

        assertThat(site.resolve("old.html")).doesNotExist();
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        folder.with("README.md", "[a](no.md)", "```java", "```").with("src/docs/lost.md", "# Lost");

        assertThatIllegalStateException()
                .isThrownBy(() -> build("check"))
                .withMessageContainingAll(
                        "3 in all",
                        "README.md:1: Dead link",
                        "README.md:2: Put ",
                        "src/docs/lost.md:1: No link leads here");
    }

    @Test
    void staleCodeIsAMistakeUntilItIsRewritten() throws IOException {
        folder.with("app/src/main/java/Chat.java", "class Chat {}");

        assertThatIllegalStateException().isThrownBy(() -> build("check")).withMessageContaining("page.md:7: ");
        build("rewrite");

        assertThat(folder.read("src/docs/how-to/page.md")).contains("```java\nclass Chat {}\n```\n## Three");
    }

    @Test
    void ledgerIsCheckedAndCounted() throws IOException {
        folder.with("src/docs/how-to/page.md", "# A", "[ledger](../reference/parity.md)")
                .with(
                        "src/docs/reference/parity.md",
                        "# Parity",
                        "<!-- counts -->",
                        "",
                        "| a | b | c | d |",
                        "|---|---|---|---|",
                        "| x | same | | `NoTest.no` |");

        assertThatIllegalStateException()
                .isThrownBy(() -> build("rewrite"))
                .withMessageContainingAll("1 in all", "parity.md:6: x: There is no test NoTest.no");
        assertThat(folder.read("src/docs/reference/parity.md")).contains("-->\n1 rows: 1 `same`,");
    }
}
