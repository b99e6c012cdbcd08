/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import java.util.ArrayList;
import java.util.List;

import ee.socketio.spi.PacketException;
import ee.socketio.spi.Placeholder;

/**
 * Checks the JSON of one packet and cuts it into its arguments, without building a tree.
 *
 * <p>Why not a JSON library: which types the arguments are bound to is known only when the handler is, and that takes
 * the name of the event; JSON that nobody handles is never bound at all. But a violation anywhere in it, be it a syntax
 * error or a placeholder without attachment, must close the connection before any handler runs. Building a tree for
 * that would let a client turn each byte it sends into dozens of bytes of heap. And this package must not know
 * {@code jakarta.json}.
 *
 * <p>Accepts what RFC 8259 describes, but for numbers of absurd length: repeated keys and lone surrogates are allowed,
 * as in JavaScript. Takes time linear in the length of the text. The recursion is bounded by the permitted depth, and
 * that by {@link ee.socketio.spi.PacketParser.Limits#MAX_DEPTH}.
 */
final class JsonScanner {

    /** Reading a number as a {@code BigDecimal} takes time quadratic in its length, which RFC 8259 allows to limit. */
    static final int MAX_NUMBER_LENGTH = 1000;

    /** Stands for a {@code num} that is not the position of any attachment. */
    private static final long NOWHERE = Long.MAX_VALUE;

    private final String text;
    private final int maxDepth;
    private final int attachments;
    private int at;
    private int depth;

    /**
     * Makes a scanner.
     *
     * @param text the text that ends with the JSON
     * @param from where the JSON starts
     * @param maxDepth how many arrays and objects may be nested
     * @param attachments how many attachments placeholders can refer to; 0 if there are no placeholders
     */
    JsonScanner(String text, int from, int maxDepth, int attachments) {
        this.text = text;
        this.maxDepth = maxDepth;
        this.attachments = attachments;
        this.at = from;
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        return at == text.length();
    }

    /** The first character of the JSON, which tells its kind; NUL if there is none. */
    char kind() {
        skipWhitespace();
        return peek();
    }

    /** Checks that the rest is one value, and returns it without the whitespace around it. */
    String wholeValue() {
        String value = slice();
        expectEnd();
        return value;
    }

    /**
     * Checks that the rest, whose {@link #kind()} is {@code [}, is one array, and returns its elements without the
     * whitespace around them.
     */
    List<String> wholeArray() {
        List<String> elements = new ArrayList<>();
        enter();
        for (boolean more = !isEmpty(']'); more; more = hasNext(']')) {
            elements.add(slice());
        }
        leave();
        expectEnd();
        return elements;
    }

    private String slice() {
        skipWhitespace();
        int start = at;
        value();
        return text.substring(start, at);
    }

    private void value() {
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void array() {
        enter();
        for (boolean more = !isEmpty(']'); more; more = hasNext(']')) {
            skipWhitespace();
            value();
        }
        leave();
    }

    private void object() {
        boolean placeholder = false;
        long index = NOWHERE;
        enter();
        for (boolean more = !isEmpty('}'); more; more = hasNext('}')) {
            String key = key();
            int start = at;
            value();
            switch (key) {
                case Placeholder.MARKER -> placeholder = text.startsWith("true", start);
                case Placeholder.INDEX -> index = index(start);
                default -> {}
            }
        }
        leave();
        if (placeholder && index >= attachments) {
            throw new PacketException("placeholder without attachment");
        }
    }

    /** Moves from the key of a member to its value. The key itself only matters where there may be placeholders. */
    private String key() {
        skipWhitespace();
        int start = at;
        string();
        int end = at;
        skipWhitespace();
        expect(':');
        skipWhitespace();
        return attachments == 0 ? "" : Json.unquote(text.substring(start, end));
    }

    /** The number from {@code start} to here, if it is written like a position. */
    private long index(int start) {
        long index = 0;
        for (int i = start; i < at; i++) {
            if (!isDigit(text.charAt(i)) || index >= attachments) {
                return NOWHERE;
            }
            index = index * 10 + (text.charAt(i) - '0');
        }
        return index;
    }

    private void string() {
        expect('"');
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw invalid();
            }
            if (c == '\\') {
                escape();
            }
        }
    }

    private void escape() {
        switch (next()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> hexDigits();
            default -> throw invalid();
        }
    }

    private void hexDigits() {
        for (int i = 0; i < 4; i++) {
            char c = next();
            if (!isDigit(c) && (c < 'a' || c > 'f') && (c < 'A' || c > 'F')) {
                throw invalid();
            }
        }
    }

    private void number() {
        int start = at;
        accept('-');
        if (!accept('0')) {
            digits();
        }
        if (accept('.')) {
            digits();
        }
        if (accept('e') || accept('E')) {
            skipSign();
            digits();
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            throw new PacketException("number longer than " + MAX_NUMBER_LENGTH + " characters");
        }
    }

    private void skipSign() {
        if (!accept('+')) {
            accept('-');
        }
    }

    private void digits() {
        if (!isDigit(next())) {
            throw invalid();
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private void literal(String literal) {
        if (!text.startsWith(literal, at)) {
            throw invalid();
        }
        at += literal.length();
    }

    private void enter() {
        at++;
        if (++depth > maxDepth) {
            throw new PacketException("JSON nested deeper than " + maxDepth);
        }
    }

    private void leave() {
        depth--;
    }

    private boolean isEmpty(char close) {
        skipWhitespace();
        return accept(close);
    }

    /** Moves behind the comma, if there is one, else behind the closing bracket. */
    private boolean hasNext(char close) {
        skipWhitespace();
        if (accept(',')) {
            return true;
        }
        expect(close);
        return false;
    }

    private void expectEnd() {
        skipWhitespace();
        if (!atEnd()) {
            throw new PacketException("JSON is followed by something else");
        }
    }

    private void expect(char expected) {
        if (!accept(expected)) {
            throw invalid();
        }
    }

    private boolean accept(char wanted) {
        boolean accepted = !atEnd() && text.charAt(at) == wanted;
        at += accepted ? 1 : 0;
        return accepted;
    }

    private void skipWhitespace() {
        while (!atEnd() && isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** The next character; NUL, which JSON allows nowhere, if there is none. */
    private char peek() {
        return atEnd() ? 0 : text.charAt(at);
    }

    private char next() {
        if (atEnd()) {
            throw invalid();
        }
        return text.charAt(at++);
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static PacketException invalid() {
        return new PacketException("invalid JSON");
    }
}
