/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The domain of a Payara, which {@code prepare.xml} has prepared. */
final class PayaraServer extends ClusterServer {
    private static final Path HOME = Path.of(System.getProperty("server.home"), "glassfish");
    private static final Path DOMAIN = HOME.resolve("domains/domain1");
    private static final int PORT = Integer.getInteger("server.http.port");

    PayaraServer(Map<String, String> properties) {
        super(ServerCluster.urlOf("127.0.0.1", PORT), properties);
    }

    @Override
    ProcessHandle launch() throws IOException, InterruptedException {
        configure();
        Path autodeploy = Files.createDirectories(DOMAIN.resolve("autodeploy"));
        Files.copy(APPLICATION, autodeploy.resolve("cluster.war"), REPLACE_EXISTING);
        Process starting = new ProcessBuilder(HOME.resolve("bin/asadmin").toString(), "start-domain", "domain1")
                .redirectErrorStream(true)
                .redirectOutput(LOGS.resolve("asadmin.log").toFile())
                .start();
        if (starting.waitFor() != 0) {
            throw new AssertionError("Payara has not started: " + Files.readString(LOGS.resolve("asadmin.log")));
        }
        long pid = Long.parseLong(Files.readString(DOMAIN.resolve("config/pid")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private void configure() throws IOException {
        Path file = DOMAIN.resolve("config/domain.xml");
        String before = Files.readString(file).replaceAll("<jvm-options>-Dit\\.[^<]*</jvm-options>", "");
        String option = "<jvm-options>-XX:TieredStopAtLevel=1<"; // before which others may come
        String options = properties().stream()
                .map(property -> "<jvm-options>" + property + "</jvm-options>")
                .collect(joining());
        Files.writeString(file, before.replace(option, options + option));
    }
}
