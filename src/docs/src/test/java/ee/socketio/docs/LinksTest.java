/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    @TempDir
    Path root;

    private List<String> problems(String... lines) {
        Repository repository = new Folder(root)
                .with("docs/page.md", lines)
                .with("docs/other.md", "# Two words: `a_b`", "## Two words: a_b", "[up](../README.md)")
                .with("docs/target/built.md", "x")
                .with("docs/Code.java", "x")
                .with("README.md", "# Ärger, ganz groß")
                .repository();
        var pages = repository.ending(".md").stream()
                .collect(Collectors.toMap(file -> file, file -> new Page(file, repository.read(file))));
        return new Links(repository, pages)
                .check(pages.get(Path.of("docs/page.md"))).stream()
                        .map(Problem::toString)
                        .toList();
    }

    @Test
    void livingLinksAreFine() {
        assertThat(problems(
                        "# Here",
                        "[a](other.md) [b](../README.md#ärger-ganz-groß) [c](..) [d](Code.java) [e](#here)",
                        "[f](other.md#two-words-a_b) [g](other.md#two-words-a_b-1) <https://example.org> [h][ref]",
                        "",
                        "[ref]: other.md"))
                .isEmpty();
    }

    @Test
    void deadLinksAreReportedWithTheirLine() {
        assertThat(problems(
                        "# Here", "", "text", "[a](no.md), ![b](no.png)", "", "| t |", "|---|", "| [c](../docs/no/) |"))
                .containsExactlyInAnyOrder(
                        "docs/page.md:4: Dead link: there is no no.md",
                        "docs/page.md:4: Dead link: there is no no.png",
                        "docs/page.md:8: Dead link: there is no ../docs/no/");
    }

    @Test
    void deadAnchorsAreReported() {
        assertThat(problems("[a](#no)", "[b](other.md#no)", "[c](Code.java#L1)"))
                .containsExactly(
                        "docs/page.md:1: Dead link: no heading has the anchor of #no",
                        "docs/page.md:2: Dead link: no heading has the anchor of other.md#no",
                        "docs/page.md:3: Dead link: no heading has the anchor of Code.java#L1");
    }

    @Test
    void whatABuildMadeIsNotThere() {
        assertThat(problems("[a](target/built.md)")).hasSize(1);
    }

    @Test
    void linksThatWorkInOnePlaceOnlyAreReported() {
        assertThat(problems(
                        "[a](/README.md)", "", "<a href=\"other.md\">b</a>", "", "x <img src='c.png'> H<sub>2</sub>"))
                .hasSize(3);
    }

    @Test
    void brokenUrlsAndUndefinedReferencesAreReported() {
        assertThat(problems("[a](https:///x) [b](mailto:c@example.org)", "", "[d][nowhere]"))
                .containsExactlyInAnyOrder(
                        "docs/page.md:1: No URL: https:///x", "docs/page.md:3: Undefined: [d][nowhere]");
    }
}
