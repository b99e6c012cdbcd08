/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.chat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A picture, as it comes and as it goes. Whoever sends it says what it is. */
public record Picture(
        @NotNull @Pattern(regexp = "image/(png|jpeg|gif|webp)", message = "Only PNG, JPEG, GIF or WebP, please.")
        String type,

        @NotNull @Size(max = MAX_BYTES, message = "A picture has 900 kB at most.")
        byte[] data) {

    private static final int MAX_BYTES = 900_000;
}
