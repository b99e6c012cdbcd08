/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks the parts of code with what they are, as far as regular expressions can tell. */
final class Highlighter {
    private static final List<String> KINDS = List.of("comment", "string", "annotation", "keyword", "number", "type");
    private static final String C_COMMENT = "(?<comment>//.*|/\\*[\\s\\S]*?\\*/)";
    private static final String C_REST = "|(?<number>\\b\\d[\\w.]*)|(?<type>\\b[A-Z]\\w*)";

    private static final Pattern JAVA = Pattern.compile(C_COMMENT
            + "|(?<string>\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
            + "|(?<annotation>@\\w+)|(?<keyword>\\b(?:abstract|assert|boolean|break|byte|case|catch|char|class|continue"
            + "|default|do|double|else|enum|extends|false|final|finally|float|for|if|implements|import|instanceof|int"
            + "|interface|long|new|null|package|private|protected|public|record|return|short|static|super|switch"
            + "|synchronized|this|throw|throws|true|try|var|void|volatile|while)\\b)" + C_REST);

    private static final Pattern SCRIPT = Pattern.compile(C_COMMENT
            + "|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|`(?:\\\\.|[^`\\\\])*`)"
            + "|(?<annotation>(?!))|(?<keyword>\\b(?:async|await|break|case|catch|class|const|continue|default|delete"
            + "|do|else|export|false|finally|for|from|function|if|import|in|instanceof|let|new|null|of|return|static"
            + "|super|switch|this|throw|true|try|typeof|undefined|while|yield)\\b)" + C_REST);

    private static final Pattern MARKUP = Pattern.compile("(?<comment><!--[\\s\\S]*?-->)|(?<string>\"[^\"]*\"|'[^']*')"
            + "|(?<annotation>\\b[\\w:-]+(?==\"))|(?<keyword></?[\\w:.-]+|/?>|<\\?|\\?>|<!\\w+)"
            + "|(?<number>(?!))|(?<type>&\\w+;)");

    private static final Pattern SHELL = Pattern.compile("(?<comment>(?<!\\S)#.*)|(?<string>\"[^\"]*\"|'[^']*')"
            + "|(?<annotation>(?<!\\S)--?[\\w-]+)|(?<keyword>\\b(?:do|done|fi|for|if|in|then|while)\\b)"
            + "|(?<number>(?!))|(?<type>\\$\\{?\\w+}?)");

    private static final Pattern PROPERTIES = Pattern.compile("(?m)(?<comment>^\\s*[#!].*)|(?<string>(?!))"
            + "|(?<annotation>(?!))|(?<keyword>^[^=:\\s]+(?=\\s*[=:]))|(?<number>(?!))|(?<type>(?!))");

    private static final Map<String, Pattern> LANGUAGES = Map.ofEntries(
            Map.entry("java", JAVA),
            Map.entry("js", SCRIPT),
            Map.entry("mjs", SCRIPT),
            Map.entry("ts", SCRIPT),
            Map.entry("json", SCRIPT),
            Map.entry("xml", MARKUP),
            Map.entry("html", MARKUP),
            Map.entry("sh", SHELL),
            Map.entry("properties", PROPERTIES));

    private Highlighter() {}

    /** Returns the code as HTML. */
    static String html(String language, String code) {
        Pattern pattern = LANGUAGES.get(language);
        if (pattern == null) {
            return Html.escape(code);
        }
        StringBuilder html = new StringBuilder();
        Matcher matcher = pattern.matcher(code);
        int end = 0;
        while (matcher.find()) {
            html.append(Html.escape(code.substring(end, matcher.start())))
                    .append("<span class=\"" + kind(matcher) + "\">")
                    .append(Html.escape(matcher.group()))
                    .append("</span>");
            end = matcher.end();
        }
        return html.append(Html.escape(code.substring(end))).toString();
    }

    private static String kind(Matcher matcher) {
        return KINDS.stream()
                .filter(kind -> matcher.group(kind) != null)
                .findFirst()
                .orElseThrow();
    }
}
