/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.slim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The slim servers, and how each is told its address; all else is in the examples. */
enum SlimServer {
    WILDFLY("wildfly") {
        @Override
        Map<String, String> environment(int port) {
            return Map.of("JBOSS_BIND_ADDRESS", "127.0.0.1", "JBOSS_HTTP_PORT", String.valueOf(port));
        }
    },
    PAYARA_MICRO("payara-micro") {
        @Override
        Map<String, String> environment(int port) {
            return Map.of("HTTP_ADDRESS", "127.0.0.1");
        }

        @Override
        List<String> arguments(int port) {
            return List.of("--port", String.valueOf(port));
        }
    },
    LIBERTY("liberty") {
        @Override
        Map<String, String> environment(int port) {
            return Map.of("HTTP_HOST", "127.0.0.1", "HTTP_PORT", String.valueOf(port));
        }
    };

    private static final Path EXAMPLES = Path.of("..", "..", "examples", "slim");
    private static final Path WORK = Path.of("target", "images").toAbsolutePath();

    private final String module;

    SlimServer(String module) {
        this.module = module;
    }

    /** What it is told over the image's environment. */
    abstract Map<String, String> environment(int port);

    /** What it is told after the image's command line. */
    List<String> arguments(int port) {
        return List.of();
    }

    /** A new image of it, by the recipe of its example. */
    Image image(String name) throws IOException, InterruptedException {
        Path folder = WORK.resolve(module + "-" + name);
        delete(folder);
        return Image.build(EXAMPLES.resolve(module), folder);
    }

    ServerProcess start(Image image, String name) throws IOException {
        return ServerProcess.start(this, image, WORK.resolve(module + "-" + name + ".log"));
    }

    /** Deletes a file, or a folder with all that is in it, if it is there. */
    static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
