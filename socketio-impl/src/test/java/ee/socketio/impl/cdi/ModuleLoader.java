/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import java.util.stream.Stream;

import ee.socketio.impl.cdi.ear.Shared;

/** Has classes of its own, as each web application of an EAR has; all others it shares with the tests. */
final class ModuleLoader extends ClassLoader {
    private final Predicate<String> own;

    ModuleLoader(String... own) {
        this(Stream.of(own).map(ModuleLoader::fullName).collect(toSet())::contains);
    }

    private ModuleLoader(Predicate<String> own) {
        super(ModuleLoader.class.getClassLoader());
        this.own = own;
    }

    /** Of a web application that brings the library, too. */
    static ModuleLoader withLibrary() {
        return new ModuleLoader(name -> name.startsWith("ee.socketio."));
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
            return own.test(name) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
