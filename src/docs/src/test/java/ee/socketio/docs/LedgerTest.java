/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final String PLACE = "src/docs/reference/parity.md:";

    @TempDir
    Path root;

    private Folder folder;

    @BeforeEach
    void writeTests() {
        folder = new Folder(root)
                .with(
                        "app/src/test/java/a/RoomsTest.java",
                        "class RoomsTest {",
                        "    @Test",
                        "    void joins() {",
                        "        helper(1);",
                        "    }",
                        "",
                        "    @ParameterizedTest",
                        "    @ValueSource(strings = {\"x\", \"y\"})",
                        "    void leaves(String room) {}",
                        "",
                        "    private void helper(int x) {}",
                        "}")
                .with("app/src/test/java/a/AcksTest.java", "class AcksTest {", "    @Test", "    void comes() {}", "}")
                .with("app/src/test/java/b/AcksTest.java", "class AcksTest {", "    @Test", "    void comes() {}", "}")
                .with("app/src/main/java/a/ShopTest.java", "class ShopTest {", "    @Test", "    void sells() {}", "}")
                .with(
                        "it/src/test/js/rooms.test.mjs",
                        "describe(\"rooms\", () => {",
                        "  it(\"may be left out\", async (t) => {",
                        "    assert.equal(1, \"a text\");",
                        "  });",
                        "  it(`is refused ${name}, too`, options, async () => {});",
                        "  survives(",
                        "    'an \"unknown\" event',",
                        "  );",
                        "  const CASES = {",
                        "    \"too many of them\": 1,",
                        "  };");
    }

    private Ledger ledger(String... rows) {
        return page("<!-- counts -->", "?", rows);
    }

    private Ledger page(String mark, String counts, String... rows) {
        List<String> lines = new ArrayList<>(List.of("# Parity", "", mark, counts, ""));
        lines.addAll(List.of("| the reference | status | here | our tests |", "|---|---|---|---|"));
        lines.addAll(List.of(rows));
        folder.with(Ledger.PAGE.toString(), lines.toArray(String[]::new));
        Repository repository = folder.repository();
        return new Ledger(repository, new Page(Ledger.PAGE, repository.read(Ledger.PAGE)));
    }

    /** Without that of the counts. */
    private static List<String> problems(Ledger ledger) {
        return ledger.check().stream()
                .map(Problem::toString)
                .filter(problem -> !problem.contains("<!-- counts -->"))
                .toList();
    }

    @Test
    void testsThatAreThereProveARow() {
        assertThat(problems(ledger(
                        "| a | same | | `RoomsTest.joins`, `RoomsTest.leaves` |",
                        "| b | same | | `b.AcksTest.comes` |",
                        "| c | differs | so | `rooms.test.mjs: may be left out` `rooms.test.mjs: an \"unknown\" event` |",
                        "| d | same | | `rooms.test.mjs: is refused …, too` and `rooms.test.mjs: too many of them` |",
                        "| e | n/a | no threads | |",
                        "| f | cluster | | |",
                        "| g | open | later | |")))
                .isEmpty();
    }

    @Test
    void testsThatAreNotThereAreReportedWithTheirRow() {
        assertThat(problems(ledger(
                        "| `a` b | same | | `RoomsTest.joins`, `RoomsTest.joined` |",
                        "| c | differs | so | `rooms.test.mjs: may be left in` |",
                        "| d | open | later | `NoTest.joins` `no.test.mjs: may be left out` |")))
                .containsExactly(
                        PLACE + "8: a b: There is no test RoomsTest.joined",
                        PLACE + "9: c: There is no test rooms.test.mjs: may be left in",
                        PLACE + "10: d: There is no test NoTest.joins",
                        PLACE + "10: d: There is no test no.test.mjs: may be left out");
    }

    @Test
    void whatIsNoTestProvesNothing() {
        assertThat(problems(ledger(
                        "| a | same | | `RoomsTest.helper` |",
                        "| b | same | | `ShopTest.sells` |",
                        "| c | same | | `rooms.test.mjs: a text` |",
                        "| d | same | | `rooms` |")))
                .containsExactly(
                        PLACE + "8: a: There is no test RoomsTest.helper",
                        PLACE + "9: b: There is no test ShopTest.sells",
                        PLACE + "10: c: There is no test rooms.test.mjs: a text",
                        PLACE + "11: d: No name of a test: rooms");
    }

    @Test
    void nameHasToBeThatOfOneClass() {
        assertThat(problems(ledger("| a | same | | `AcksTest.comes` |")))
                .containsExactly(PLACE + "8: a: Several classes or files have the name of AcksTest.comes");
    }

    @Test
    void claimsNeedATest() {
        assertThat(problems(ledger("| a | same | | |", "| b | differs | so | RoomsTest.joins |")))
                .containsExactly(PLACE + "8: a: No test proves it", PLACE + "9: b: No test proves it");
    }

    @Test
    void otherStatesNeedAWord() {
        assertThat(problems(ledger("| a | differs | | `RoomsTest.joins` |", "| b | n/a | | |", "| c | open | | |")))
                .hasSize(3)
                .allMatch(problem -> problem.endsWith("Nothing tells what is done here, or why not"));
    }

    @Test
    void statusHasToBeKnown() {
        assertThat(problems(ledger("| a | done | | `RoomsTest.joins` |", "| b | | | |")))
                .containsExactly(PLACE + "8: a: There is no status done", PLACE + "9: b: There is no status ");
    }

    @Test
    void otherTablesAreReported() {
        assertThat(problems(ledger("", "| a | b |", "|---|---|", "| 1 | same |")))
                .containsExactly(PLACE + "11: 1: The columns are the reference, status, here, our tests");
    }

    @Test
    void rowsAreCounted() {
        String[] rows = {"| a | same | | `RoomsTest.joins` |", "| b | open | x | |", "| c | open | y | |"};
        String counts = "3 rows: 1 `same`, 0 `differs`, 0 `n/a`, 0 `cluster`, 2 `open`.";

        assertThat(ledger(rows).check())
                .extracting(Problem::toString)
                .containsExactly(PLACE + "3: Behind <!-- counts --> has to stand: " + counts);
        assertThat(ledger(rows).rewritten()).contains("\n<!-- counts -->\n" + counts + "\n\n|");
        assertThat(page("<!-- counts -->", counts, rows).check()).isEmpty();
        assertThat(page("", "", rows).check()).hasSize(1);
    }
}
