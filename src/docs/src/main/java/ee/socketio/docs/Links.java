/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Follows the links of pages: those within the repository to their ends, others not at all. */
final class Links {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    private static final Pattern HTML_LINK = Pattern.compile("(?i)<[^>]*\\s(href|src|name|id)\\s*=.*", Pattern.DOTALL);
    private static final Pattern UNDEFINED = Pattern.compile("\\[[^\\]]+\\]\\[[^\\]]*\\]");

    private final Repository repository;
    private final Map<Path, Page> pages;

    Links(Repository repository, Map<Path, Page> pages) {
        this.repository = repository;
        this.pages = pages;
    }

    /** Whether it leads out of the repository. */
    static boolean isExternal(String destination) {
        return SCHEME.matcher(destination).matches();
    }

    /** The file that a link of a page leads to, the {@code README.md} for a folder. */
    Optional<Path> target(Page page, String destination) {
        String path = destination.split("#", 2)[0];
        Path here = page.path().resolveSibling(".");
        Path target = path.isEmpty() ? page.path() : here.resolve(path).normalize();
        return List.of(target, target.resolve("README.md")).stream()
                .filter(repository.files()::contains)
                .findFirst();
    }

    List<Problem> check(Page page) {
        List<Problem> problems = new ArrayList<>();
        page.all(Link.class).forEach(link -> add(problems, page, link, fault(page, link.getDestination())));
        page.all(Image.class).forEach(image -> add(problems, page, image, fault(page, image.getDestination())));
        page.all(HtmlInline.class).forEach(html -> add(problems, page, html, htmlFault(html.getLiteral())));
        page.all(HtmlBlock.class).forEach(html -> add(problems, page, html, htmlFault(html.getLiteral())));
        page.all(Text.class).forEach(text -> add(problems, page, text, textFault(text.getLiteral())));
        return problems;
    }

    private static void add(List<Problem> problems, Page page, Node node, Optional<String> fault) {
        fault.ifPresent(text -> problems.add(new Problem(page.path(), page.line(node), text)));
    }

    private Optional<String> fault(Page page, String destination) {
        if (isExternal(destination)) {
            return externalFault(destination);
        }
        if (destination.startsWith("/")) {
            return Optional.of("Absolute, so dead on the site: " + destination);
        }
        Optional<Path> target = target(page, destination);
        if (target.isEmpty()) {
            return Optional.of("Dead link: there is no " + destination);
        }
        return anchorFault(target.get(), destination);
    }

    private Optional<String> anchorFault(Path target, String destination) {
        int hash = destination.indexOf('#');
        Page page = pages.get(target);
        boolean dead = hash >= 0 && (page == null || !page.anchors().contains(destination.substring(hash + 1)));
        return dead ? Optional.of("Dead link: no heading has the anchor of " + destination) : Optional.empty();
    }

    private static Optional<String> externalFault(String destination) {
        try {
            URI uri = URI.create(destination);
            boolean complete = uri.getHost() != null || "mailto".equals(uri.getScheme());
            return complete ? Optional.empty() : Optional.of("No URL: " + destination);
        } catch (IllegalArgumentException e) {
            return Optional.of("No URL: " + destination);
        }
    }

    private static Optional<String> htmlFault(String html) {
        boolean link = !html.startsWith("<!--") && HTML_LINK.matcher(html).matches();
        return link
                ? Optional.of("Links, images and anchors are written in Markdown: " + html.strip())
                : Optional.empty();
    }

    private static Optional<String> textFault(String text) {
        return UNDEFINED.matcher(text).results().findFirst().map(match -> "Undefined: " + match.group());
    }

    /** The pages, among all, that one can come to from a page. */
    Set<Path> reachable(Path from) {
        Set<Path> reached = new LinkedHashSet<>(Set.of(from));
        Deque<Path> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Page page = pages.get(open.remove());
            page.all(Link.class).stream()
                    .map(Link::getDestination)
                    .filter(destination -> !isExternal(destination))
                    .flatMap(destination -> target(page, destination).stream())
                    .filter(target -> pages.containsKey(target) && reached.add(target))
                    .forEach(open::add);
        }
        return reached;
    }
}
