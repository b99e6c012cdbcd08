/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** Benchmarks: {@code ./mvnw -Pbench}. */
package ee.socketio.bench;
