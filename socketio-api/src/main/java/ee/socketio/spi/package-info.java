/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * What an extender of the server implements. Applications need nothing of it.
 *
 * <p>No method of this package accepts or returns {@code null}.
 */
package ee.socketio.spi;
