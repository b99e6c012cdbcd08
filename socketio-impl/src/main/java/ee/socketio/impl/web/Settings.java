/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.servlet.ServletContext;

import ee.socketio.SocketIoConfig;

/** Finds what is set for an application, wherever that may be without a line of code. */
final class Settings {
    static final String PREFIX = "socketio.";

    static final String PATH = PREFIX + "path";

    /** The options that there are. */
    static final Map<String, String> DEFAULTS = SocketIoConfig.builder().build().toMap();

    private Settings() {}

    /** All that is set for an application; what comes later wins. */
    static List<Setting> of(ServletContext context) {
        return of(context, MicroProfileConfig.find(), System.getenv(), System.getProperties());
    }

    /** Who operates the application comes after who has built it. */
    static List<Setting> of(
            ServletContext context,
            Optional<MicroProfileConfig> microProfile,
            Map<String, String> environment,
            Properties system) {
        Stream<Setting> operation = microProfile
                .map(config -> config.settings(environment))
                .orElseGet(() -> Stream.concat(environment(environment), systemProperties(system)));
        return Stream.concat(contextParameters(context), operation).toList();
    }

    private static Stream<Setting> contextParameters(ServletContext context) {
        return Collections.list(context.getInitParameterNames()).stream()
                .filter(Settings::isOurs)
                .sorted()
                .map(name -> new Setting(name, context.getInitParameter(name), "web.xml context parameter", false));
    }

    private static Stream<Setting> systemProperties(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(Settings::isOurs)
                .sorted()
                .map(name -> new Setting(name, properties.getProperty(name), "system property", true));
    }

    /**
     * Only what options are called here: other names need not be meant for us. A cluster manager, for one, puts the
     * addresses of a service that is called socketio into variables that begin as ours do.
     */
    private static Stream<Setting> environment(Map<String, String> variables) {
        return DEFAULTS.keySet().stream()
                .filter(key -> variables.containsKey(variable(key)))
                .map(key ->
                        new Setting(key, variables.get(variable(key)), "environment variable " + variable(key), true));
    }

    /** As MicroProfile Config does it. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }
}
