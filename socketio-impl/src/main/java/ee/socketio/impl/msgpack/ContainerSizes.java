/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import java.util.Arrays;

/** How many elements each array and object of a text has, in the order in which they begin. */
final class ContainerSizes {
    private int[] sizes = new int[4];

    /** For each, the one that it is in. */
    private int[] outer = new int[4];

    private int count;
    private int next;

    /**
     * Counts.
     *
     * @param json a valid text
     */
    ContainerSizes(String json) {
        int inner = -1;
        char previous = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '"' -> i = endOfString(json, i);
                case '[', '{' -> inner = begin(inner);
                case ',' -> sizes[inner]++;
                case ']', '}' -> {
                    sizes[inner] += previous == '[' || previous == '{' ? 0 : 1;
                    inner = outer[inner];
                }
                default -> {}
            }
            previous = c <= ' ' ? previous : c;
        }
    }

    private static int endOfString(String json, int start) {
        int end = start + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    private int begin(int inner) {
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * count);
            outer = Arrays.copyOf(outer, 2 * count);
        }
        outer[count] = inner;
        return count++;
    }

    /** The size of the next array or object. */
    int next() {
        return sizes[next++];
    }
}
