/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jboss.modules.Main;

/**
 * Runs a WAR at the root context of an unpacked WildFly, in this very process, until Maven, which started it, has ended.
 *
 * <p>{@code ./mvnw -Pchat} and {@code -Pfixture} start it as a source file: {@code java -cp jboss-modules.jar
 * RunOnWildFly.java <WildFly's home> <WAR> <port> <name>}. WildFly's own scripts and Maven plugin leave a server behind
 * when Maven is killed; this process looks after its parent instead. {@code -Pcluster} starts several, each with a
 * {@code jboss.server.base.dir} of its own.
 */
class RunOnWildFly {
    private static final String CONFIGURATION = "run.xml";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ADDRESS = System.getProperty("jboss.bind.address", LOOPBACK);

    public static void main(String[] args) throws Throwable {
        var home = Path.of(args[0]);
        var war = Path.of(args[1]);
        var port = Integer.parseInt(args[2]);
        var url = "http://" + (ADDRESS.equals(LOOPBACK) ? "localhost" : ADDRESS) + ":" + port + "/";

        endWithParent();
        requireFree(port);
        var server = serverOf(home);
        configure(server.resolve("configuration"));
        var deployments = server.resolve("deployments");
        deploy(war, deployments);
        announce(deployments, args[3] + " is at " + url + " (Ctrl-C stops it)");

        System.setProperty("jboss.home.dir", home.toString());
        System.setProperty("jboss.http.port", String.valueOf(port));
        for (var unused : new String[] {"https", "management.http", "management.https"}) {
            System.setProperty("jboss." + unused + ".port", "0"); // any free one, so that two servers never collide
        }
        Main.main(new String[] {
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "--read-only-server-config=" + CONFIGURATION,
            "-b=" + ADDRESS,
            "-bmanagement=" + LOOPBACK
        });
    }

    /** What WildFly writes to; another folder than its own for each of several servers that share its modules. */
    private static Path serverOf(Path home) throws IOException {
        var own = home.resolve("standalone");
        var server = Path.of(System.getProperty("jboss.server.base.dir", own.toString()));
        if (!Files.exists(server)) {
            Files.createDirectories(server.resolve("deployments"));
            copy(own.resolve("configuration"), server.resolve("configuration"));
        }
        return server;
    }

    private static void copy(Path folder, Path target) throws IOException {
        Files.createDirectory(target);
        try (var files = Files.list(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
    }

    private static void endWithParent() {
        var parent = ProcessHandle.current().parent().orElseThrow();
        parent.onExit().thenRun(() -> System.exit(0));
    }

    /** A server that was stopped a moment ago may still hold the port: that is worth a few seconds. */
    private static void requireFree(int port) {
        for (var patience = 50; !isFree(port); patience--) {
            if (patience == 0) {
                fail("Port " + port + " is in use");
            }
            sleep();
        }
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getByName(ADDRESS))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The configuration of the distribution, less its welcome page at the root, and quiet but for us. */
    private static void configure(Path directory) throws IOException {
        var original = Files.readString(directory.resolve("standalone.xml"));
        var welcome = "<location name=\"/\" handler=\"welcome-content\"/>";
        var root = "<root-logger>\n                <level name=\"INFO\"/>";
        if (!original.contains(welcome) || !original.contains(root)) {
            fail("This WildFly's standalone.xml is not the one that " + RunOnWildFly.class.getName() + " knows");
        }
        Files.writeString(
                directory.resolve(CONFIGURATION),
                original.replace(welcome, "")
                        .replace(
                                root,
                                "<logger category=\"ee.socketio\"><level name=\"INFO\"/></logger>"
                                        + root.replace("INFO", "WARN")));
    }

    private static void deploy(Path war, Path deployments) throws IOException {
        for (var marker : new String[] {"deployed", "failed", "undeployed"}) {
            Files.deleteIfExists(deployments.resolve("ROOT.war." + marker));
        }
        Files.copy(war, deployments.resolve("ROOT.war"), REPLACE_EXISTING);
    }

    private static void announce(Path deployments, String ready) {
        var terminal = System.out; // the server is about to replace it
        var announcer = new Thread(() -> {
            while (!Files.exists(deployments.resolve("ROOT.war.deployed"))) {
                if (Files.exists(deployments.resolve("ROOT.war.failed"))) {
                    fail("The deployment failed: see above");
                }
                sleep();
            }
            terminal.println("\n    " + ready + "\n");
        });
        announcer.setDaemon(true);
        announcer.start();
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
