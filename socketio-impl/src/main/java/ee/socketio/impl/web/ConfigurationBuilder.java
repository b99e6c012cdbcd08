/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import ee.socketio.SocketIoConfig;

/** Takes the options of an application from all that set them, and remembers who has set what and what was wrong. */
final class ConfigurationBuilder {
    private static final String BEAN = "produced SocketIoConfig";

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private SocketIoConfig.Builder options = SocketIoConfig.builder();

    void setAll(Supplier<Optional<SocketIoConfig>> produced) {
        try {
            produced.get().ifPresent(this::setAll);
        } catch (IllegalArgumentException e) {
            addProblem(e.getMessage(), BEAN);
        }
    }

    private void setAll(SocketIoConfig produced) {
        options = produced.toBuilder();
        produced.toMap().entrySet().stream()
                .filter(option -> !Settings.DEFAULTS.entrySet().contains(option))
                .forEach(option -> sources.put(option.getKey(), BEAN));
    }

    void set(Setting setting) {
        if (!Settings.DEFAULTS.containsKey(setting.key())) {
            addUnknown(setting);
            return;
        }
        try {
            options.set(setting.key(), setting.value());
            sources.put(setting.key(), setting.source());
        } catch (IllegalArgumentException e) {
            addProblem(e.getMessage(), setting.source());
        }
    }

    /** What others can set too may be meant for another version of the library. */
    private void addUnknown(Setting setting) {
        String text = setting.key() + " is no option; " + Spelling.suggest(setting.key(), Settings.DEFAULTS.keySet());
        if (setting.shared()) {
            unknown.add(text + " (" + setting.source() + ')');
        } else {
            addProblem(text, setting.source());
        }
    }

    private void addProblem(String problem, String source) {
        problems.add(problem + " (" + source + ')');
    }

    String path() {
        return options.build().path();
    }

    /** Values that are wrong are not judged by how they go together. */
    Configuration build() {
        if (!unknown.isEmpty()) {
            WebLog.unknownOptions(unknown);
        }
        if (BEAN.equals(sources.get(Settings.PATH))) {
            addProblem(Settings.PATH + " must be known before CDI starts, so it must be set elsewhere", BEAN);
        }
        if (problems.isEmpty()) {
            try {
                return new Configuration(options.build(), sources);
            } catch (IllegalArgumentException e) {
                addProblem(e.getMessage(), describeSources());
            }
        }
        throw WebLog.wrongOptions(problems);
    }

    private String describeSources() {
        return sources.entrySet().stream()
                .map(option -> option.getKey() + ": " + option.getValue())
                .collect(joining(", "));
    }
}
