/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Something wrong with a file.
 *
 * @param file the path from the top of the repository
 * @param line from 1
 * @param text what is wrong
 */
record Problem(Path file, int line, String text) {
    static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparing(Problem::line);

    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }
}
