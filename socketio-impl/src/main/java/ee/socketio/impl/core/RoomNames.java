/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The names of rooms. Each user has a room, which the sockets of that user are in; no name that an application chooses,
 * be it because a client asked for it, leads there.
 */
public final class RoomNames {
    private static final String RESERVED = "\0";
    private static final String USER = RESERVED + "user:";

    /** Before a name of an application that begins as ours do: the name of a room that nobody can join. */
    private static final String UNREACHABLE = RESERVED + RESERVED;

    private RoomNames() {}

    static String ofUser(String name) {
        return USER + name;
    }

    /**
     * Refuses an empty list, which an application has computed: it would address everybody.
     *
     * @param names the names of rooms or users
     * @return the same
     * @throws IllegalArgumentException if there is none
     */
    public static String[] requireSome(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("nobody is named: to address everybody, leave this out");
        }
        return names;
    }

    /**
     * The rooms of users.
     *
     * @param names the names of users
     * @return their rooms
     */
    public static String[] ofUsers(String... names) {
        return Stream.of(names).map(RoomNames::ofUser).toArray(String[]::new);
    }

    /**
     * The rooms that an application means by these names.
     *
     * @param names what the application calls them
     * @return what they are called here
     */
    public static String[] chosen(String... names) {
        return Stream.of(names)
                .map(name -> name.startsWith(RESERVED) ? UNREACHABLE + name : name)
                .toArray(String[]::new);
    }

    /** Whether an application may have chosen a name. */
    static boolean isJoinable(String name) {
        return !name.startsWith(RESERVED);
    }

    /**
     * Refuses names that an application must not choose.
     *
     * @param names the names of rooms that are to be joined
     * @throws IllegalArgumentException if there is such a one
     */
    public static void requireJoinable(String... names) {
        if (!Arrays.stream(names).allMatch(RoomNames::isJoinable)) {
            throw new IllegalArgumentException("the name of a room must not begin with the character U+0000");
        }
    }
}
