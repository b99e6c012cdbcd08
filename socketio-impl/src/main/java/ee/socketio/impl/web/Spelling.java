/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static java.util.Comparator.comparing;

import java.util.Collection;

/** What was meant by a word that is none. */
final class Spelling {
    private Spelling() {}

    /** Names the word that is nearest; all, if none is near. */
    static String suggest(String word, Collection<String> words) {
        return words.stream()
                .min(comparing(other -> distance(word, other)))
                .filter(nearest -> distance(word, nearest) <= 3)
                .map(nearest -> "did you mean " + nearest + '?')
                .orElse("there are " + String.join(", ", words));
    }

    /** How many characters have to be put in, taken out or changed to get from one word to the other. */
    private static int distance(String from, String to) {
        int[] distances = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            distances[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int diagonal = distances[0];
            distances[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int changed = diagonal + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = distances[column];
                distances[column] = Math.min(changed, Math.min(diagonal, distances[column - 1]) + 1);
            }
        }
        return distances[to.length()];
    }
}
