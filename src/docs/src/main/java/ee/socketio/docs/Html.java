/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders the nodes of a page. */
final class Html {
    private static final Pattern LONG_NAME = Pattern.compile("\\w{25,}");

    private final Page page;
    private final UnaryOperator<String> href;
    private final HtmlRenderer renderer;

    /** Renders a page whose destinations become what a function makes of them. */
    Html(Page page, UnaryOperator<String> href) {
        this.page = page;
        this.href = href;
        this.renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .attributeProviderFactory(context -> this::attributes)
                .nodeRendererFactory(context -> new CodeRenderer(context.getWriter()))
                .build();
    }

    String render(Node node) {
        return renderer.render(node);
    }

    private void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("id", page.anchor(heading));
        } else if (node instanceof Link link) {
            attributes.put("href", href.apply(link.getDestination()));
        } else if (node instanceof Image image && tag.equals("img")) {
            attributes.put("src", href.apply(image.getDestination()));
        }
    }

    static String code(String language, String code) {
        return "<pre tabindex=\"0\"><code>" + Highlighter.html(language, code) + "</code></pre>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** May be broken before a member, and between the words of a long name. */
    private static String inlineCode(String code) {
        String words = LONG_NAME
                .matcher(escape(code))
                .replaceAll(name -> name.group().replaceAll("(?<=[a-z])(?=[A-Z])", "<wbr>"));
        return "<code>" + words.replaceAll("(?<=[(\\w)])\\.(?=\\w)|(?<=\\w)\\((?=\\w)", "<wbr>$0") + "</code>";
    }

    /** Code in colours, and no comments. */
    private static final class CodeRenderer implements NodeRenderer {
        private final HtmlWriter writer;

        CodeRenderer(HtmlWriter writer) {
            this.writer = writer;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Code.class, FencedCodeBlock.class, HtmlBlock.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Code code) {
                writer.raw(inlineCode(code.getLiteral()));
            } else if (node instanceof FencedCodeBlock block) {
                writer.line();
                writer.raw(code(block.getInfo(), block.getLiteral()));
                writer.line();
            } else if (node instanceof HtmlBlock block && !block.getLiteral().startsWith("<!--")) {
                writer.raw(block.getLiteral());
                writer.line();
            }
        }
    }
}
