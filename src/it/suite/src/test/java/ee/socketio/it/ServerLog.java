/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** When a test fails, repeats what the server has logged of late: all that a reader of a CI log will ever see of it. */
public final class ServerLog implements TestExecutionListener {

    private static final int LINES = 80;

    /**
     * Not {@code System.Logger}: with WildFly's adapter come JBoss Modules, and they hold back what is logged there.
     */
    private static final Logger LOGGER = Logger.getLogger(ServerLog.class.getName());

    private int repeated;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Path log = Path.of(System.getProperty("server.log.dir"), "server.log");
        if (result.getStatus() == Status.FAILED && Files.exists(log)) {
            LOGGER.warning(log + ", when \"" + test.getDisplayName() + "\" failed:\n" + latest(log));
        }
    }

    private String latest(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            int from = Math.max(Math.min(repeated, lines.size()), lines.size() - LINES);
            repeated = lines.size();
            return String.join("\n", lines.subList(from, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
