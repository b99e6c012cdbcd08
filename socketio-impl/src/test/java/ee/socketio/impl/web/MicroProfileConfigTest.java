/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.ServletContext;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers with MicroProfile Config, without it, and with its API alone. */
class MicroProfileConfigTest {
    private static final String API = "org.eclipse.microprofile.";
    private static final String KEY = "socketio.ping-interval";

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void set() {
        System.setProperty(KEY, "3s");
    }

    @AfterEach
    void reset() {
        System.clearProperty(KEY);
        Thread.currentThread().setContextClassLoader(usual);
    }

    @Test
    void isUsedWhereItIs() {
        assertThat(MicroProfileConfig.find()).isPresent();
        assertThat(Settings.of(new Configured().context())).anySatisfy(setting -> {
            assertThat(setting.key()).isEqualTo(KEY);
            assertThat(setting.value()).isEqualTo("3s");
            assertThat(setting.source()).startsWith("MicroProfile Config, SysProp");
        });
    }

    @Test
    void isNotNeeded() throws ReflectiveOperationException {
        assertThat(settings(new Server(false)))
                .contains("Setting[key=" + KEY + ", value=3s, source=system property, shared=true]");
    }

    /** As when a library of the application has brought it. */
    @Test
    void isNotUsedWhereItIsTheApiAlone() throws ReflectiveOperationException {
        Server server = new Server(true);
        assertThat(server.loadClass(ConfigProvider.class.getName())).isNotSameAs(ConfigProvider.class);

        assertThat(settings(server))
                .contains("Setting[key=" + KEY + ", value=3s, source=system property, shared=true]");
    }

    /** What an application finds whose classes come from another loader. */
    private static List<String> settings(ClassLoader loader) throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(loader);
        Method settings = loader.loadClass(Settings.class.getName()).getDeclaredMethod("of", ServletContext.class);
        settings.setAccessible(true);
        return ((List<?>) settings.invoke(null, new Configured().context()))
                .stream().map(Object::toString).toList();
    }

    /** Has our classes of its own; of MicroProfile Config it has the API, or nothing. */
    private static final class Server extends ClassLoader {
        private final boolean api;

        Server(boolean api) {
            super(MicroProfileConfigTest.class.getClassLoader());
            this.api = api;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(API) && !api) {
                throw new ClassNotFoundException(name);
            }
            boolean own = name.startsWith(API) || name.startsWith("ee.socketio.impl.web.");
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : own ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = file.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/" + API)
                    ? Collections.emptyEnumeration()
                    : super.getResources(name);
        }
    }
}
