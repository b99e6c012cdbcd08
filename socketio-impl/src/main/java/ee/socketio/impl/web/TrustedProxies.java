/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The proxies whose word for the client counts. Each appends whom it has got a request from to {@code Forwarded} or
 * {@code X-Forwarded-For}, so that only the end of the list can be trusted: the client is the last one in it that is no
 * proxy of ours; what stands before came from the client, and may be invented.
 *
 * <p>Most proxies know one of the two headers, and let the other pass as the client has sent it. So where both are
 * there and name different clients, neither counts.
 */
final class TrustedProxies {
    private static final Pattern PORT = Pattern.compile("(\\[(.*)]|([^:]*))(:\\d*)?");

    /** {@code for=192.0.2.1;proto="https"}, and the comma or semicolon after each pair. */
    private static final Pattern PAIR = Pattern.compile("\\s*([A-Za-z]+)=(?:\"([^\"]*)\"|([^\\s;,\"]*))\\s*([;,]|$)");

    private final List<Network> networks;

    /** What a proxy says of whom it has got the request from; {@code null} is what it does not say. */
    private record Hop(String address, String scheme, String host) {}

    TrustedProxies(Collection<String> networks) {
        this.networks = networks.stream().map(Network::of).toList();
    }

    /** Who has sent a request, as far as can be told. */
    Peer peer(HttpServletRequest request) {
        Peer nearest = Peer.of(request);
        if (networks.isEmpty() || !isTrusted(nearest.address())) {
            return nearest;
        }
        Optional<Peer> standard = farthest(forwarded(request), nearest);
        Optional<Peer> common = farthest(xForwarded(request), nearest);
        boolean contradictory = standard.isPresent()
                && common.isPresent()
                && !standard.get().address().equals(common.get().address());
        return contradictory ? nearest : standard.or(() -> common).orElse(nearest);
    }

    private boolean isTrusted(String text) {
        int zone = text.indexOf('%');
        return Network.parse(zone < 0 ? text : text.substring(0, zone)).stream()
                .anyMatch(address -> networks.stream().anyMatch(network -> network.contains(address)));
    }

    /**
     * The last hop that is not trusted, or the first; empty if there is none. One that is no address hides the rest.
     */
    private Optional<Peer> farthest(List<Hop> hops, Peer nearest) {
        Peer farthest = nearest;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Hop hop = hops.get(i);
            Optional<InetAddress> address = Network.parse(hop.address);
            if (address.isPresent()) {
                farthest = peer(hop, address.get(), nearest);
            }
            if (address.isEmpty() || !isTrusted(hop.address)) {
                break;
            }
        }
        return hops.isEmpty() ? Optional.empty() : Optional.of(farthest);
    }

    private static Peer peer(Hop hop, InetAddress address, Peer nearest) {
        return new Peer(
                address.getHostAddress(),
                hop.scheme == null ? nearest.secure() : hop.scheme.equalsIgnoreCase("https"),
                hop.host == null ? nearest.host() : hop.host);
    }

    // ---- Forwarded, RFC 7239

    private static List<Hop> forwarded(HttpServletRequest request) {
        List<Hop> hops = new ArrayList<>();
        Matcher pair = PAIR.matcher(String.join(",", Collections.list(request.getHeaders("Forwarded"))));
        Hop hop = new Hop("", null, null);
        while (pair.lookingAt() && pair.start() < pair.end()) {
            String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
            hop = switch (pair.group(1).toLowerCase(Locale.ROOT)) {
                case "for" -> new Hop(withoutPort(value), hop.scheme, hop.host);
                case "proto" -> new Hop(hop.address, value, hop.host);
                case "host" -> new Hop(hop.address, hop.scheme, value);
                default -> hop;
            };
            if (!pair.group(4).equals(";")) {
                hops.add(hop);
                hop = new Hop("", null, null);
            }
            pair.region(pair.end(), pair.regionEnd());
        }
        return hops;
    }

    private static String withoutPort(String node) {
        Matcher matcher = PORT.matcher(node);
        if (!matcher.matches()) {
            return node; // an address of version 6
        }
        return matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    }

    // ---- X-Forwarded-For, -Proto and -Host

    private static List<Hop> xForwarded(HttpServletRequest request) {
        List<String> addresses = list(request, "X-Forwarded-For");
        List<String> schemes = list(request, "X-Forwarded-Proto");
        List<String> hosts = list(request, "X-Forwarded-Host");
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            hops.add(new Hop(
                    withoutPort(addresses.get(i)), of(i, addresses.size(), schemes), of(i, addresses.size(), hosts)));
        }
        return hops;
    }

    private static List<String> list(HttpServletRequest request, String header) {
        String elements = String.join(",", Collections.list(request.getHeaders(header)));
        return Arrays.stream(elements.split(","))
                .map(String::trim)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** That of a hop, if each has told, else what the last one has. */
    private static String of(int hop, int hops, List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.get(values.size() == hops ? hop : values.size() - 1);
    }
}
