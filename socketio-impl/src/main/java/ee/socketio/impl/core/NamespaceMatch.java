/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Map;

/**
 * How a pattern admits a namespace.
 *
 * @param pattern the pattern
 * @param parameters what its variables stand for
 * @param decided whether the name is all that counts; if not, the application is asked for each client
 */
public record NamespaceMatch(String pattern, Map<String, String> parameters, boolean decided) {}
