/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the site of the manual from the Markdown files of the repository, unless a link is dead, a page cannot be
 * found, code differs from its source, or a test is not there that is said to prove something.
 */
final class Manual {
    private static final System.Logger LOG = System.getLogger(Manual.class.getName());

    private final Repository repository;
    private final Map<Path, Page> pages = new TreeMap<>();

    Manual(Repository repository) {
        this.repository = repository;
        repository.ending(".md").forEach(file -> pages.put(file, new Page(file, repository.read(file))));
    }

    /**
     * Called by Maven.
     *
     * @param args the top of the repository, the folder of the site, and {@code check} or {@code rewrite}
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Repository repository = Repository.at(Path.of(args[0]));
        if (args[2].equals("rewrite")) {
            rewrite(repository);
        }
        new Manual(repository).build(Path.of(args[1]));
    }

    private static void rewrite(Repository repository) throws IOException {
        Snippets snippets = new Snippets(repository);
        for (Path file : snippets.files()) {
            Snippets.Result result = snippets.check(file);
            if (!result.stale().isEmpty()) {
                Files.writeString(repository.root().resolve(file), result.text());
            }
        }
        if (repository.files().contains(Ledger.PAGE)) {
            Page page = new Page(Ledger.PAGE, repository.read(Ledger.PAGE));
            Files.writeString(repository.root().resolve(Ledger.PAGE), new Ledger(repository, page).rewritten());
        }
    }

    void build(Path output) throws IOException {
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.stream()
                    .sorted(Problem.BY_PLACE)
                    .map(Problem::toString)
                    .collect(Collectors.joining(
                            "\n  ", "Mistakes in the documentation, " + problems.size() + " in all:\n  ", "")));
        }
        ledger().ifPresent(ledger -> LOG.log(INFO, "{0}: {1}", Ledger.PAGE, ledger.counts()));
        clear(output);
        new Site(repository, pages, output).write();
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Links links = new Links(repository, pages);
        pages.values().forEach(page -> problems.addAll(links.check(page)));
        unreachable(links).forEach(file -> problems.add(new Problem(file, 1, "No link leads here from " + Site.INDEX)));
        Snippets snippets = new Snippets(repository);
        for (Path file : snippets.files()) {
            Snippets.Result result = snippets.check(file);
            problems.addAll(result.mistakes());
            problems.addAll(result.stale());
        }
        ledger().ifPresent(ledger -> problems.addAll(ledger.check()));
        return problems;
    }

    private Optional<Ledger> ledger() {
        return Optional.ofNullable(pages.get(Ledger.PAGE)).map(page -> new Ledger(repository, page));
    }

    private List<Path> unreachable(Links links) {
        List<Path> files = new ArrayList<>(repository.ending(".md"));
        files.removeIf(file -> !file.startsWith(Site.INDEX.getParent()));
        files.removeAll(links.reachable(Site.INDEX));
        return files;
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
