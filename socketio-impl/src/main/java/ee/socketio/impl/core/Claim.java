/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import ee.socketio.impl.protocol.BindingException;
import ee.socketio.impl.protocol.Payload;
import ee.socketio.impl.protocol.PayloadBinding;

/**
 * A client that comes back says who it was.
 *
 * @param pid the secret id that it was given
 * @param offset that of the last event it has got; empty if it has got none
 * @param auth the payload without these, as the client's application made it
 */
record Claim(String pid, Optional<Long> offset, Payload auth) {
    private static final String PID = "pid";
    private static final String OFFSET = "offset";

    /** Short, since each event carries one. */
    private static final int RADIX = 36;

    /** The claim in the payload of a CONNECT packet, if there is one. */
    static Optional<Claim> in(Payload payload, PayloadBinding binding) {
        try {
            return binding.read(payload, 0, Object.class) instanceof Map<?, ?> members
                            && members.get(PID) instanceof String
                    ? of(members, binding)
                    : Optional.empty();
        } catch (BindingException e) {
            return Optional.empty(); // Whoever asks for the payload will be told.
        }
    }

    private static Optional<Claim> of(Map<?, ?> members, PayloadBinding binding) {
        Map<Object, Object> rest = new LinkedHashMap<>(members);
        String pid = (String) rest.remove(PID);
        Object offset = rest.remove(OFFSET);
        Payload auth = rest.isEmpty() ? Payload.EMPTY : binding.write(rest);
        return Optional.of(new Claim(pid, Optional.ofNullable(offset).map(Claim::parse), auth));
    }

    /** What is no offset becomes one that was never given. */
    private static long parse(Object offset) {
        try {
            return Long.parseLong((String) offset, RADIX);
        } catch (ClassCastException | NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** An offset as clients get it. */
    static String text(long offset) {
        return Long.toString(offset, RADIX);
    }
}
