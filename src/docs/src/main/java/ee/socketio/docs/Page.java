/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A Markdown file. */
final class Page {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final Path path;
    private final Node document;
    private final Map<Heading, String> anchors = new LinkedHashMap<>();

    Page(Path path, String markdown) {
        this.path = path;
        this.document = PARSER.parse(markdown);
        Map<String, Integer> seen = new HashMap<>();
        for (Heading heading : all(Heading.class)) {
            String slug = slug(text(heading));
            int times = seen.merge(slug, 1, Integer::sum);
            anchors.put(heading, times == 1 ? slug : slug + "-" + (times - 1));
        }
    }

    /** From the top of the repository. */
    Path path() {
        return path;
    }

    Node document() {
        return document;
    }

    /** What a link may name behind its {@code #}. */
    Set<String> anchors() {
        return Set.copyOf(anchors.values());
    }

    String anchor(Heading heading) {
        return anchors.get(heading);
    }

    List<Heading> headings(int level) {
        return anchors.keySet().stream()
                .filter(heading -> heading.getLevel() == level)
                .toList();
    }

    /** The text of the first heading. */
    String title() {
        return headings(1).stream().findFirst().map(Page::text).orElse(path.toString());
    }

    /** From 1. */
    int line(Node node) {
        Node block = node;
        while (block.getSourceSpans().isEmpty()) {
            block = block.getParent();
        }
        return block.getSourceSpans().get(0).getLineIndex() + 1;
    }

    /** As forges make anchors of headings: letters, digits, hyphens and underscores in lower case. */
    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
                .replace(' ', '-');
    }

    /** The words of a node, without their formatting. */
    static String text(Node node) {
        return all(node, Node.class).stream().map(Page::literal).collect(Collectors.joining());
    }

    private static String literal(Node node) {
        if (node instanceof Text text) {
            return text.getLiteral();
        }
        return node instanceof Code code ? code.getLiteral() : "";
    }

    <T extends Node> List<T> all(Class<T> type) {
        return all(document, type);
    }

    /** The nodes of a type below another, from first to last. */
    static <T extends Node> List<T> all(Node parent, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (type.isInstance(node)) {
                found.add(type.cast(node));
            }
            found.addAll(all(node, type));
        }
        return found;
    }
}
