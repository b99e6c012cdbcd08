/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** WildFly, as {@code ./mvnw -Pcluster} runs it, with a folder of its own. */
final class WildFlyServer extends ClusterServer {
    private static final String HOME = System.getProperty("wildfly.home");
    private static final Path CONFIG = Path.of(System.getProperty("directory.config"));

    private final String name;
    private final Path folder;
    private final List<String> prefix;

    WildFlyServer(String name, URL url, Map<String, String> properties, List<String> prefix) {
        super(url, properties);
        this.name = name;
        this.folder = Path.of(HOME, name);
        this.prefix = prefix;
    }

    @Override
    ProcessHandle launch() throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx384m");
        command.add("@" + CONFIG.resolve("wildfly.args"));
        command.addAll(properties());
        command.add("-Djboss.server.base.dir=" + folder);
        command.add("-Djboss.bind.address=" + url().getHost());
        command.add("-cp");
        command.add(Path.of(HOME, "jboss-modules.jar").toString());
        command.add(CONFIG.resolve("RunOnWildFly.java").toString());
        command.add(HOME);
        command.add(APPLICATION.toString());
        command.add(String.valueOf(url().getPort()));
        command.add(name);
        Files.createDirectories(LOGS);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        LOGS.resolve(name + ".log").toFile()))
                .start()
                .toHandle();
    }

    /** The scanner takes a file that is newer for another one. */
    @Override
    void redeploy() throws Exception {
        Path deployments = folder.resolve("deployments");
        Path deployed = deployments.resolve("ROOT.war.deployed");
        FileTime before = Files.getLastModifiedTime(deployed);
        Files.setLastModifiedTime(deployments.resolve("ROOT.war"), FileTime.from(Instant.now()));
        await(
                () -> Files.exists(deployed)
                        && !Files.getLastModifiedTime(deployed).equals(before),
                name + " to deploy");
        awaitAnswer();
    }
}
