/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids that nobody can guess. Thread-safe. */
public final class IdGenerator {
    /** As in the reference: 15 bytes are 20 characters of Base64, without padding. */
    private static final int BYTES = 15;

    private final SecureRandom random = new SecureRandom();
    private final byte[] tag;

    /** Makes ids that have nothing in common. */
    public IdGenerator() {
        this("");
    }

    /**
     * Makes ids that begin alike.
     *
     * @param tag with what they begin: Base64, so many characters that no bits are left over
     */
    public IdGenerator(String tag) {
        this.tag = Base64.getUrlDecoder().decode(tag);
    }

    /**
     * Makes an id.
     *
     * @return 20 characters of URL-safe Base64
     */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        System.arraycopy(tag, 0, bytes, 0, tag.length);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
