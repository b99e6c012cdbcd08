/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

import org.msgpack.core.MessagePacker;

import ee.socketio.impl.protocol.Json;
import ee.socketio.spi.Placeholder;

/**
 * Writes one value, which is given as JSON, and the attachments that it refers to. Integers are written as integers if
 * they have 64 bits at most; all other numbers as doubles, which is all that a client in JavaScript can make of them.
 */
final class ValueWriter {
    /** How a placeholder begins that {@link Placeholder#json} or JSON-B has written. */
    private static final String PLACEHOLDER = "{\"" + Placeholder.MARKER + "\":true,\"" + Placeholder.INDEX + "\":";

    /** So many digits fit into a long. */
    private static final int SHORT_NUMBER = 18;

    private final MessagePacker packer;
    private final String json;
    private final List<byte[]> attachments;

    /** MessagePack wants to know before an array what JSON tells after it. Made when first needed. */
    private ContainerSizes sizes;

    private int at;

    /**
     * Makes a writer.
     *
     * @param packer takes the value
     * @param json the value, valid
     * @param attachments what its placeholders refer to
     */
    ValueWriter(MessagePacker packer, String json, List<byte[]> attachments) {
        this.packer = packer;
        this.json = json;
        this.attachments = attachments;
    }

    void write() throws IOException {
        skipWhitespace();
        switch (json.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> packer.packString(string());
            case 't' -> literal("true").packBoolean(true);
            case 'f' -> literal("false").packBoolean(false);
            case 'n' -> literal("null").packNil();
            default -> number();
        }
    }

    private void object() throws IOException {
        int attachment = attachment();
        int size = nextSize();
        if (attachment >= 0) {
            byte[] data = attachments.get(attachment);
            packer.packBinaryHeader(data.length).addPayload(data);
            at = json.indexOf('}', at) + 1;
        } else {
            packer.packMapHeader(size);
            members(size);
        }
    }

    private void members(int size) throws IOException {
        at++;
        for (int left = size; left > 0; left--) {
            skipWhitespace();
            packer.packString(string());
            skipWhitespace();
            at++; // the colon
            write();
            skipWhitespace();
            at++; // the comma, or the bracket
        }
        skipEmpty(size);
    }

    private void array() throws IOException {
        int size = nextSize();
        packer.packArrayHeader(size);
        at++;
        for (int left = size; left > 0; left--) {
            write();
            skipWhitespace();
            at++; // the comma, or the bracket
        }
        skipEmpty(size);
    }

    private int nextSize() {
        if (sizes == null) {
            sizes = new ContainerSizes(json);
        }
        return sizes.next();
    }

    /** Moves behind the closing bracket of what has no elements. */
    private void skipEmpty(int size) {
        if (size == 0) {
            skipWhitespace();
            at++;
        }
    }

    /** The attachment that the object here stands for; -1 if it is no placeholder. */
    private int attachment() {
        if (attachments.isEmpty() || !json.startsWith(PLACEHOLDER, at)) {
            return -1;
        }
        int start = at + PLACEHOLDER.length();
        int end = json.indexOf('}', start);
        int index = index(json.substring(start, end));
        return index < attachments.size() ? index : -1;
    }

    private static int index(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    private String string() {
        int start = at++;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        return Json.unquote(json.substring(start, at));
    }

    private MessagePacker literal(String literal) {
        at += literal.length();
        return packer;
    }

    private void number() throws IOException {
        int start = at;
        boolean integer = true;
        for (; at < json.length() && isNumeric(json.charAt(at)); at++) {
            char c = json.charAt(at);
            integer &= c == '-' || c >= '0' && c <= '9';
        }
        String number = json.substring(start, at);
        if (!integer) {
            packer.packDouble(Double.parseDouble(number));
        } else if (number.length() <= SHORT_NUMBER) {
            packer.packLong(Long.parseLong(number));
        } else {
            bigInteger(new BigInteger(number));
        }
    }

    private void bigInteger(BigInteger number) throws IOException {
        boolean fits = number.signum() < 0 ? number.bitLength() < Long.SIZE : number.bitLength() <= Long.SIZE;
        if (fits) {
            packer.packBigInteger(number);
        } else {
            packer.packDouble(number.doubleValue());
        }
    }

    private static boolean isNumeric(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private void skipWhitespace() {
        while (at < json.length() && json.charAt(at) <= ' ') {
            at++;
        }
    }
}
