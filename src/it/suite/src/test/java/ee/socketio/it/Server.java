/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.io.File;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The server that the suite runs on: the one place that says what a server lacks. */
final class Server {
    /** The container of arquillian.xml. */
    static final String NAME = System.getProperty("arquillian.launch");

    /** By the name of the container; the others have all. Tomcat has servlets and WebSockets, CDI is in the WAR. */
    private static final Map<String, Set<Feature>> LACKING =
            Map.of("tomcat", EnumSet.allOf(Feature.class), "liberty", EnumSet.of(Feature.EAR_INITIALIZERS));

    /** Where the jars are that each application brings because the server does not have them, if there are any. */
    private static final String LIBRARIES = System.getProperty("server.libraries");

    private Server() {}

    static boolean has(Feature feature) {
        return !lacking().contains(feature);
    }

    static Set<Feature> lacking() {
        return LACKING.getOrDefault(NAME, Set.of());
    }

    /** The same for JavaScript, see support.mjs. */
    static Map<String, String> environment() {
        String lacking = lacking().stream()
                .map(feature -> feature.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return Map.of("SERVER", NAME, "SERVER_LACKS", lacking);
    }

    /** The jars that each application brings because the server does not have them. */
    static File[] libraries() {
        File[] jars = LIBRARIES == null ? new File[0] : new File(LIBRARIES).listFiles();
        Arrays.sort(jars);
        return jars;
    }
}
