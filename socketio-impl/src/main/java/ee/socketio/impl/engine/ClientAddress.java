/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom limits for each address count together: an IPv4 address, or a /64 network of IPv6, of which each customer of a
 * provider has one at least and can use any address. What is no address, as of a proxy on the same machine, is
 * {@link #UNKNOWN}: such clients cannot be told apart.
 */
final class ClientAddress {
    static final String UNKNOWN = "unknown";

    private static final Pattern IPV4 = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}");
    private static final Pattern MAPPED = Pattern.compile("(?i)(?:0{0,4}:){2,5}ffff:((?:\\d{1,3}\\.){3}\\d{1,3})");
    private static final int GROUPS = 8;
    private static final int NETWORK_GROUPS = 4;

    private ClientAddress() {}

    static String of(EngineRequest request) {
        return of(request.address());
    }

    static String of(String address) {
        String plain = address == null ? "" : withoutZone(address);
        if (IPV4.matcher(plain).matches()) {
            return plain;
        }
        Matcher mapped = MAPPED.matcher(plain);
        if (mapped.matches()) {
            return mapped.group(1);
        }
        return IPV6.matcher(plain).matches() ? network(plain) : UNKNOWN;
    }

    private static String withoutZone(String address) {
        String plain =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        int zone = plain.indexOf('%');
        return zone < 0 ? plain : plain.substring(0, zone);
    }

    /** The first half, written in one way only: groups of zeros may be left out in the middle. */
    private static String network(String address) {
        int gap = address.indexOf("::");
        String[] head = groups(gap < 0 ? address : address.substring(0, gap));
        String[] tail = gap < 0 ? new String[0] : groups(address.substring(gap + 2));
        int zeros = GROUPS - head.length - tail.length;
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < NETWORK_GROUPS; i++) {
            String group = i < head.length ? head[i] : i < head.length + zeros ? "0" : tail[i - head.length - zeros];
            network.append(normal(group)).append(':');
        }
        return network.append(":/64").toString();
    }

    private static String[] groups(String part) {
        return part.isEmpty() ? new String[0] : part.split(":", GROUPS);
    }

    private static String normal(String group) {
        String digits = group.replaceFirst("^0+", "");
        return digits.isEmpty() ? "0" : digits.toLowerCase(Locale.ROOT);
    }
}
