/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

/** JSON strings, the two ways. */
public final class Json {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Json() {}

    /**
     * Writes a string as {@code JSON.stringify} does: lone surrogates are escaped, since no encoding could carry them.
     *
     * @param string any string
     * @return the string literal, quotes included
     */
    public static String quote(String string) {
        StringBuilder literal = new StringBuilder(string.length() + 2);
        appendQuoted(literal, string);
        return literal.toString();
    }

    /**
     * Reads a string.
     *
     * @param literal a valid string literal, quotes included
     * @return the string, which may hold lone surrogates
     */
    public static String unquote(String literal) {
        int escape = literal.indexOf('\\');
        return escape < 0 ? literal.substring(1, literal.length() - 1) : unescape(literal, escape);
    }

    /**
     * Writes a string as {@link #quote} does.
     *
     * @param target takes the string literal
     * @param string any string
     */
    public static void appendQuoted(StringBuilder target, String string) {
        target.append('"');
        int copied = 0;
        for (int i = 0; i < string.length(); i++) {
            if (needsEscape(string, i)) {
                appendEscaped(target.append(string, copied, i), string.charAt(i));
                copied = i + 1;
            }
        }
        target.append(string, copied, string.length()).append('"');
    }

    private static boolean needsEscape(String string, int index) {
        char c = string.charAt(index);
        return c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c) && isLone(string, index);
    }

    private static boolean isLone(String string, int index) {
        return Character.isHighSurrogate(string.charAt(index))
                ? index + 1 == string.length() || !Character.isLowSurrogate(string.charAt(index + 1))
                : index == 0 || !Character.isHighSurrogate(string.charAt(index - 1));
    }

    private static void appendEscaped(StringBuilder target, char c) {
        switch (c) {
            case '"', '\\' -> target.append('\\').append(c);
            case '\b' -> target.append("\\b");
            case '\f' -> target.append("\\f");
            case '\n' -> target.append("\\n");
            case '\r' -> target.append("\\r");
            case '\t' -> target.append("\\t");
            default -> appendHex(target.append("\\u"), c);
        }
    }

    private static void appendHex(StringBuilder target, char c) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            target.append(HEX[c >> shift & 0xf]);
        }
    }

    private static String unescape(String literal, int firstEscape) {
        StringBuilder string = new StringBuilder(literal.length());
        int copied = 1;
        for (int escape = firstEscape; escape >= 0; escape = literal.indexOf('\\', copied)) {
            string.append(literal, copied, escape).append(escapedChar(literal, escape + 1));
            copied = escape + (literal.charAt(escape + 1) == 'u' ? 6 : 2);
        }
        return string.append(literal, copied, literal.length() - 1).toString();
    }

    private static char escapedChar(String literal, int at) {
        char c = literal.charAt(at);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(literal, at + 1, at + 5, 16);
            default -> c;
        };
    }
}
