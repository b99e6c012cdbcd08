/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A repository that a test writes. */
record Folder(Path root) {
    Folder with(String file, String... lines) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        return repository().read(Path.of(file));
    }

    Repository repository() {
        try {
            return Repository.at(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
