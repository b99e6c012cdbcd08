/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.HexFormat;
import java.util.regex.Pattern;

import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.QueryString;

/**
 * JSONP: the page of an old browser polls by scripts, which call a function with the payload, and posts by forms.
 *
 * <p>Any page can run a script of another origin, and browsers send cookies along and no {@code Origin}. So
 * {@link OriginPolicy} asks for other evidence of the page; it is a script, and not something else, whatever a client
 * has made others say, because all that is no plain ASCII is escaped, and so is what HTML would take notice of; and the
 * name of the function is the client's in its digits only.
 */
final class Jsonp {
    static final String CONTENT_TYPE = "text/javascript; charset=UTF-8";

    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    /** What the client makes of a line break, which forms would change, and of a backslash and an n. */
    private static final Pattern LINE_BREAK = Pattern.compile("(\\\\)?\\\\n");

    private static final String ESCAPED = "\"\\<>&'";

    /** The name of the function. */
    private final String function;

    private Jsonp(String function) {
        this.function = function;
    }

    static Jsonp of(EngineRequest request) {
        return new Jsonp("___eio[" + NO_DIGIT.matcher(request.query().get("j")).replaceAll("") + ']');
    }

    /** The script that calls the function with a payload. */
    String script(String payload) {
        StringBuilder script = new StringBuilder(function.length() + payload.length() + 6);
        script.append(function).append("(\"");
        payload.chars().forEach(c -> append(script, (char) c));
        return script.append("\");").toString();
    }

    private static void append(StringBuilder script, char c) {
        if (c < ' ' || c > '~' || ESCAPED.indexOf(c) >= 0) {
            script.append("\\u").append(HEX.toHexDigits(c));
        } else {
            script.append(c);
        }
    }

    /** The payload in the form that was posted; empty if there is none. */
    String payload(String form) {
        String payload = "";
        for (int start = 0; start <= form.length(); ) {
            int separator = form.indexOf('&', start);
            int end = separator < 0 ? form.length() : separator;
            if (form.startsWith("d=", start)) {
                payload = QueryString.decode(form.substring(start + 2, end));
            }
            start = end + 1;
        }
        return LINE_BREAK.matcher(payload).replaceAll(escape -> escape.group(1) == null ? "\n" : "\\\\n");
    }
}
