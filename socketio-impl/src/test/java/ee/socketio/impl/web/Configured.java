/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import jakarta.servlet.ServletContext;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import ee.socketio.SocketIoConfig;

/** An application and a server, and what is configured in all their places. */
final class Configured {
    private final Map<String, String> contextParameters = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Properties systemProperties = new Properties();
    private final Map<String, String> microProfileFile = new HashMap<>();
    private boolean microProfile;
    private Optional<SocketIoConfig> produced = Optional.empty();

    Configured produced(Consumer<SocketIoConfig.Builder> options) {
        SocketIoConfig.Builder builder = SocketIoConfig.builder();
        options.accept(builder);
        produced = Optional.of(builder.build());
        return this;
    }

    /** Names and values, in turn. */
    Configured contextParameters(String... options) {
        return put(options, contextParameters::put);
    }

    Configured environment(String... options) {
        return put(options, environment::put);
    }

    Configured systemProperties(String... options) {
        return put(options, systemProperties::setProperty);
    }

    /** A server with MicroProfile Config. */
    Configured microProfile() {
        microProfile = true;
        return this;
    }

    /** A server with MicroProfile Config, and an application with a file of it. */
    Configured microProfileFile(String... options) {
        microProfile();
        return put(options, microProfileFile::put);
    }

    private Configured put(String[] options, BiFunction<String, String, Object> place) {
        for (int i = 0; i < options.length; i += 2) {
            place.apply(options[i], options[i + 1]);
        }
        return this;
    }

    ServletContext context() {
        return Fakes.fake(ServletContext.class, (method, arguments) -> switch (method) {
            case "getInitParameterNames" -> Collections.enumeration(contextParameters.keySet());
            case "getInitParameter" -> contextParameters.get((String) arguments[0]);
            default -> throw Fakes.unexpected(method);
        });
    }

    List<Setting> settings() {
        return Settings.of(
                context(),
                Optional.of(this).filter(server -> server.microProfile).map(Configured::microProfileConfig),
                environment,
                systemProperties);
    }

    /** The sources that MicroProfile Config has at least, with the ordinals that it gives them. */
    private MicroProfileConfig microProfileConfig() {
        Map<String, String> system = new HashMap<>();
        systemProperties.stringPropertyNames().forEach(name -> system.put(name, systemProperties.getProperty(name)));
        return new MicroProfileConfig(new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(system, "system properties", 400),
                        new EnvConfigSource(environment, 300),
                        new PropertiesConfigSource(microProfileFile, "the file", 100))
                .build());
    }

    Configuration configuration() {
        return Configuration.of(() -> produced, settings());
    }

    SocketIoConfig options() {
        return configuration().options();
    }

    String path() {
        return Configuration.path(settings());
    }
}
