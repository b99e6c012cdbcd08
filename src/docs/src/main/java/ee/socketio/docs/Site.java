/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Writes the pages as HTML. The manual is at the top of the site, its index is the front page and the navigation; what
 * else of the repository the pages link to is below {@code repository/}.
 */
final class Site {
    static final Path INDEX = Path.of("src/docs/README.md");
    private static final Path MANUAL = INDEX.getParent();
    private static final int HEADINGS_WORTH_A_LIST = 3;

    private final Repository repository;
    private final Map<Path, Page> pages;
    private final Links links;
    private final Path output;
    private final String template;
    private final SortedSet<Path> linked = new TreeSet<>();

    Site(Repository repository, Map<Path, Page> pages, Path output) throws IOException {
        this.repository = repository;
        this.pages = pages;
        this.links = new Links(repository, pages);
        this.output = output;
        this.template = resource("page.html");
    }

    void write() throws IOException {
        write(Path.of("manual.css"), resource("manual.css"));
        for (Path path : links.reachable(INDEX)) {
            write(pages.get(path));
        }
        for (Path file : linked) {
            writeLinked(file);
        }
    }

    private void write(Page page) throws IOException {
        Path location = location(page.path());
        Html html = new Html(page, destination -> href(page, destination));
        String content = page.path().equals(INDEX) ? cards(page, html) : html.render(page.document());
        write(location, fill(location, page.title(), content, contents(page)));
        page.all(Link.class).forEach(link -> rememberLinked(page, link.getDestination()));
        page.all(Image.class).forEach(image -> rememberLinked(page, image.getDestination()));
    }

    private void rememberLinked(Page page, String destination) {
        if (!Links.isExternal(destination)) {
            links.target(page, destination)
                    .filter(target -> !pages.containsKey(target))
                    .ifPresent(linked::add);
        }
    }

    /** A picture as it is, source code as a page. */
    private void writeLinked(Path file) throws IOException {
        Path location = location(file);
        if (isPicture(file)) {
            Files.createDirectories(output.resolve(location).getParent());
            Files.write(
                    output.resolve(location),
                    Files.readAllBytes(repository.root().resolve(file)));
            return;
        }
        String name = file.getFileName().toString();
        String code = Html.code(name.substring(name.lastIndexOf('.') + 1), repository.read(file));
        String heading =
                "<h1 class=\"file\">" + Html.escape(name) + "</h1>\n<p>" + Html.escape(slashed(file)) + "</p>\n";
        write(location, fill(location, name, heading + code, ""));
    }

    private void write(Path location, String text) throws IOException {
        Path file = output.resolve(location);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    // ---- Where things are

    private static Path location(Path file) {
        if (file.equals(Path.of("README.md"))) {
            return Path.of("readme.html");
        }
        Path place = file.startsWith(MANUAL)
                ? MANUAL.relativize(file)
                : Path.of("repository").resolve(file);
        String name = place.getFileName().toString();
        if (isPicture(file)) {
            return place;
        }
        String page = name.equals("README.md") ? "index" : name.replaceFirst("\\.md$", "");
        return place.resolveSibling(page + ".html");
    }

    private static boolean isPicture(Path file) {
        return file.toString().matches(".*\\.(png|svg|jpg)");
    }

    private String href(Page page, String destination) {
        if (Links.isExternal(destination) || destination.startsWith("#")) {
            return destination;
        }
        Path target = links.target(page, destination).orElseThrow();
        int hash = destination.indexOf('#');
        return href(location(page.path()), location(target)) + (hash < 0 ? "" : destination.substring(hash));
    }

    private static String href(Path from, Path to) {
        return slashed(from.resolveSibling(".").normalize().relativize(to));
    }

    private static String slashed(Path path) {
        return Repository.slashed(path);
    }

    // ---- What a page consists of

    private String fill(Path location, String title, String content, String contents) {
        return template.replace("{{title}}", Html.escape(title))
                .replace("{{root}}", "../".repeat(location.getNameCount() - 1))
                .replace("{{navigation}}", navigation(location))
                .replace("{{contents}}", contents)
                .replace("{{content}}", content);
    }

    /** The headings of the index, and the first link of each item below them. */
    private String navigation(Path location) {
        StringBuilder html = new StringBuilder();
        Page index = pages.get(INDEX);
        for (Node node = index.document().getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                html.append("<h2>").append(Html.escape(Page.text(heading))).append("</h2>\n");
            } else if (node instanceof BulletList list) {
                html.append("<ul>\n");
                for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                    html.append(entry(index, location, item));
                }
                html.append("</ul>\n");
            }
        }
        return html.toString();
    }

    private String entry(Page index, Path location, Node item) {
        return Page.all(item, Link.class).stream()
                .limit(1)
                .map(link -> entry(index, location, link))
                .collect(Collectors.joining());
    }

    private String entry(Page index, Path location, Link link) {
        Path target = location(links.target(index, link.getDestination()).orElseThrow());
        boolean within = target.endsWith("index.html") && location.startsWith(target.resolveSibling(""));
        String current = target.equals(location) || within ? " aria-current=\"page\"" : "";
        return item(href(location, target), current, Page.text(link));
    }

    private static String item(String href, String attributes, String text) {
        return "<li><a href=\"" + href + "\"" + attributes + ">" + Html.escape(text) + "</a></li>\n";
    }

    /** The front page: a card for each heading. */
    private String cards(Page page, Html html) {
        StringBuilder cards = new StringBuilder();
        boolean open = false;
        for (Node node = page.document().getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                cards.append(open ? "</section>\n" : "<div class=\"cards\">\n").append("<section>\n");
                open = true;
            }
            cards.append(html.render(node));
        }
        return cards.append(open ? "</section>\n</div>\n" : "").toString();
    }

    private static String contents(Page page) {
        List<Heading> headings = page.headings(2);
        if (headings.size() < HEADINGS_WORTH_A_LIST || page.path().equals(INDEX)) {
            return "";
        }
        return headings.stream()
                .map(heading -> item("#" + page.anchor(heading), "", Page.text(heading)))
                .collect(Collectors.joining(
                        "",
                        "<nav class=\"contents\" aria-label=\"On this page\">\n" + "<h2>On this page</h2>\n<ul>\n",
                        "</ul>\n</nav>\n"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
