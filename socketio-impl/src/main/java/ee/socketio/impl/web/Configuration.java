/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import ee.socketio.SocketIoConfig;

/**
 * The options of an application.
 *
 * @param options the options
 * @param sources by key, where an option was set; one that has its default has no entry
 */
record Configuration(SocketIoConfig options, Map<String, String> sources) {

    /** The path that is set, which must be known before there are beans. Whatever is wrong is reported later. */
    static String path(List<Setting> settings) {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        settings.stream().filter(setting -> setting.key().equals(Settings.PATH)).forEach(builder::set);
        return builder.path();
    }

    /**
     * Makes the options of an application. Fails with all that is wrong, also where it is overridden.
     *
     * @param produced the configuration that a bean provides, if any does
     * @param settings what is set elsewhere: the later over the earlier, and all over the bean
     */
    static Configuration of(Supplier<Optional<SocketIoConfig>> produced, List<Setting> settings) {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.setAll(produced);
        settings.forEach(builder::set);
        return builder.build();
    }

    String value(String key) {
        return options.toMap().get(key);
    }

    /** Where an option was set. */
    String source(String key) {
        return sources.getOrDefault(key, "default");
    }

    /** The values that count and where they were set, for the log. */
    @Override
    public String toString() {
        return options.toMap().entrySet().stream()
                .map(option -> option.getKey().substring(Settings.PREFIX.length())
                        + '='
                        + option.getValue()
                        + Optional.ofNullable(sources.get(option.getKey()))
                                .map(source -> " (" + source + ')')
                                .orElse(""))
                .collect(joining(", "));
    }
}
