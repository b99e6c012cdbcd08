/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files that somebody wrote, not those that a build made.
 *
 * @param root the top of the repository
 * @param files their paths from there
 */
record Repository(Path root, NavigableSet<Path> files) {
    private static final Set<String> BUILT = Set.of("target", "node_modules", ".git");

    static Repository at(Path root) throws IOException {
        NavigableSet<Path> files = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean built = BUILT.contains(String.valueOf(directory.getFileName())) && !directory.equals(root);
                return built ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        });
        return new Repository(root, files);
    }

    /** The files whose path ends so, with the separator {@code /}. */
    List<Path> ending(String suffix) {
        return files.stream().filter(file -> slashed(file).endsWith(suffix)).toList();
    }

    String read(Path file) {
        try {
            return Files.readString(root.resolve(file)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
