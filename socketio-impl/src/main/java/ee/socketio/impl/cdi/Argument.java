/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.reflect.Type;

/**
 * An argument of an event, as a parameter wants it.
 *
 * @param index the position, from 0
 * @param type the type to bind it to
 */
record Argument(int index, Type type) {}
