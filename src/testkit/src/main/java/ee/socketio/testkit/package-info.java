/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * The test kit: the observers of an application, run by JUnit in memory. Begin with {@link SocketIoTest}, or with
 * {@link SocketIoTester} where a test has something to configure.
 */
package ee.socketio.testkit;
