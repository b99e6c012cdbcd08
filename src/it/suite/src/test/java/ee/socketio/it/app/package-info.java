/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */
/**
 * The application under test: small handlers that let a client see what the server did. Deployed as a WAR; its clients
 * are the cases in {@code src/test/js} and {@link ee.socketio.it.JavaClientCases}.
 */
package ee.socketio.it.app;
