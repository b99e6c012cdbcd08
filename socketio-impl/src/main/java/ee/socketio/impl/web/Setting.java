/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

/**
 * What somebody has set.
 *
 * @param key begins with {@code socketio.}; there need not be such an option
 * @param value the text as it was found
 * @param source where, for messages
 * @param shared whether other applications find it too, and perhaps with another version of the library, so that an
 *     option that there is not need not be a mistake
 */
record Setting(String key, String value, String source, boolean shared) {}
