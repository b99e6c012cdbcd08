/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;

/**
 * Keeps the page true that compares this server with the reference: each row has a status, and what it claims is proven
 * by tests that exist.
 *
 * <p>The columns of all tables are: what the reference does, the status, what is done here, and our tests as
 * {@link TestNames} knows them. The line behind {@code <!-- counts -->} counts the rows of each status.
 */
final class Ledger {
    /** From the top of the repository. */
    static final Path PAGE = Path.of("src/docs/reference/parity.md");

    private static final String MARK = "<!-- counts -->";
    private static final int COLUMNS = 4;

    private final Page page;
    private final List<String> lines;
    private final List<Row> rows;
    private final TestNames tests;

    private enum Status {
        SAME(true, false),
        DIFFERS(true, true),
        NOT_APPLICABLE(false, true),
        CLUSTER(false, false),
        OPEN(false, true);

        private final boolean proven;
        private final boolean explained;

        /**
         * What a row of a status needs.
         *
         * @param proven a test
         * @param explained words on what is done here
         */
        Status(boolean proven, boolean explained) {
            this.proven = proven;
            this.explained = explained;
        }

        @Override
        public String toString() {
            return this == NOT_APPLICABLE ? "n/a" : name().toLowerCase(Locale.ROOT);
        }
    }

    private record Row(int line, List<TableCell> cells) {
        String text(int column) {
            return Page.text(cells.get(column));
        }

        Optional<Status> status() {
            return Arrays.stream(Status.values())
                    .filter(status -> status.toString().equals(text(1)))
                    .findFirst();
        }

        List<String> tests() {
            return Page.all(cells.get(3), Code.class).stream()
                    .map(Code::getLiteral)
                    .toList();
        }
    }

    Ledger(Repository repository, Page page) {
        this.page = page;
        this.lines = repository.read(page.path()).lines().toList();
        this.rows = page.all(TableBody.class).stream()
                .flatMap(body -> Page.all(body, TableRow.class).stream())
                .map(row -> new Row(page.line(row), Page.all(row, TableCell.class)))
                .toList();
        this.tests = new TestNames(repository);
    }

    /** How many rows have each status. */
    String counts() {
        return rows.size() + " rows: "
                + Arrays.stream(Status.values())
                        .map(status -> count(status) + " `" + status + '`')
                        .collect(Collectors.joining(", "))
                + '.';
    }

    private long count(Status status) {
        return rows.stream()
                .filter(row -> row.cells().size() == COLUMNS)
                .filter(row -> row.status().filter(status::equals).isPresent())
                .count();
    }

    /** The page with its counts. */
    String rewritten() {
        List<String> correct = new ArrayList<>(lines);
        int mark = lines.indexOf(MARK);
        if (mark >= 0 && mark + 1 < lines.size()) {
            correct.set(mark + 1, counts());
        }
        return String.join("\n", correct) + "\n";
    }

    List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        rows.forEach(row -> faults(row)
                .forEach(fault -> problems.add(new Problem(page.path(), row.line(), row.text(0) + ": " + fault))));
        int mark = lines.indexOf(MARK);
        if (mark < 0 || mark + 1 == lines.size() || !lines.get(mark + 1).equals(counts())) {
            problems.add(
                    new Problem(page.path(), Math.max(mark, 0) + 1, "Behind " + MARK + " has to stand: " + counts()));
        }
        return problems;
    }

    private List<String> faults(Row row) {
        if (row.cells().size() != COLUMNS) {
            return List.of("The columns are the reference, status, here, our tests");
        }
        Optional<Status> status = row.status();
        if (status.isEmpty()) {
            return List.of("There is no status " + row.text(1));
        }
        List<String> faults = new ArrayList<>();
        if (status.get().proven && row.tests().isEmpty()) {
            faults.add("No test proves it");
        }
        if (status.get().explained && row.text(2).isBlank()) {
            faults.add("Nothing tells what is done here, or why not");
        }
        row.tests().forEach(test -> tests.fault(test).ifPresent(faults::add));
        return faults;
    }
}
