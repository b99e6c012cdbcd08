/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * What MicroProfile Config knows, system properties and environment variables included. Not every server has it, so
 * nobody but this class mentions its types, and this class mentions them where they are known to be.
 */
final class MicroProfileConfig {
    private final Config config;

    MicroProfileConfig(Config config) {
        this.config = config;
    }

    /** That of this application, if there is any. */
    static Optional<MicroProfileConfig> find() {
        return isPresent() ? provided() : Optional.empty();
    }

    private static boolean isPresent() {
        try {
            Class.forName(
                    "org.eclipse.microprofile.config.ConfigProvider", false, MicroProfileConfig.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Without an implementation the API may well be there: some library of the application has brought it. */
    private static Optional<MicroProfileConfig> provided() {
        try {
            return Optional.of(new MicroProfileConfig(ConfigProvider.getConfig()));
        } catch (IllegalStateException e) {
            WebLog.debug("MicroProfile Config is there, but not for this application: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * All that is set. Options are asked for one by one, since an environment variable appears under a name that is
     * guessed, as {@code socketio.ping.interval}; and such guesses are no options that somebody has misspelt.
     */
    Stream<Setting> settings(Map<String, String> environment) {
        Stream<String> names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> Settings.isOurs(name) && !environment.containsKey(Settings.variable(name)));
        return Stream.concat(Settings.DEFAULTS.keySet().stream(), names.sorted())
                .distinct()
                .map(config::getConfigValue)
                .filter(value -> value.getValue() != null)
                .map(MicroProfileConfig::setting);
    }

    private static Setting setting(ConfigValue value) {
        return new Setting(value.getName(), value.getValue(), "MicroProfile Config, " + value.getSourceName(), true);
    }
}
