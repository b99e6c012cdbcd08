/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.time.Instant;

/** Something that happens in the shop, whoever wants to know: a CDI event. */
public record OrderPlaced(String clerk, String article, int quantity, int cents, Instant at) {}
