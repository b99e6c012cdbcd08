/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The IP addresses that begin in the same way.
 *
 * @param address one of them
 * @param prefix how many bits they have in common
 */
record Network(InetAddress address, int prefix) {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    /**
     * With a colon, or of four bytes, a text is no name of a host, which would be looked up. Nothing is tried twice:
     * anybody may send what is matched.
     */
    private static final Pattern LITERAL =
            Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9A-Fa-f.]*+:[0-9A-Fa-f:.]*+");

    /** Reads an address, or one with the length of a prefix, as {@code 10.0.0.0/8}. */
    static Network of(String text) {
        String[] parts = text.split("/");
        InetAddress address = parse(parts[0]).orElseThrow();
        return new Network(address, parts.length == 1 ? 8 * address.getAddress().length : Integer.parseInt(parts[1]));
    }

    /** Reads an IP address; empty if the text is none. */
    static Optional<InetAddress> parse(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        boolean equal = ours.length == theirs.length;
        for (int bit = 0; equal && bit < prefix; bit++) {
            int mask = 0x80 >> bit % 8;
            equal = (ours[bit / 8] & mask) == (theirs[bit / 8] & mask);
        }
        return equal;
    }
}
