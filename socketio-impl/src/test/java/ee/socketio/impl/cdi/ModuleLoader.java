/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;

import ee.socketio.impl.cdi.ear.Shared;

/** Has classes of its own, as each web application of an EAR has; all others it shares with the tests. */
final class ModuleLoader extends ClassLoader {
    private final Set<String> own;

    ModuleLoader(String... own) {
        super(ModuleLoader.class.getClassLoader());
        this.own = Set.copyOf(Stream.of(own).map(ModuleLoader::fullName).toList());
    }

    private static String fullName(String type) {
        return Shared.class.getPackageName() + '.' + type;
    }

    /** A class of the EAR. */
    Class<?> load(String type) {
        try {
            return loadClass(fullName(type));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return own.contains(name) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] bytes = file.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
