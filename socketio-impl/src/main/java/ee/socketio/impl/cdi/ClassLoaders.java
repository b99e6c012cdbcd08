/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

/** What class loaders have to do with one another: all that servers agree on about the modules of an EAR. */
final class ClassLoaders {
    private ClassLoaders() {}

    /** Whether the classes of a loader can refer to a type: it is theirs, or of a library that they share. */
    static boolean sees(ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
