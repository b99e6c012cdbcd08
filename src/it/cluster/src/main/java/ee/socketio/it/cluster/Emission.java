/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.cluster;

import java.util.List;

import ee.socketio.BroadcastOperator;

/**
 * Whom a client wants to reach.
 *
 * @param rooms all that are in one of these, or everybody
 * @param users all of one of these
 * @param except but those in one of these
 * @param local on the server of the client
 */
public record Emission(List<String> rooms, List<String> users, List<String> except, boolean local) {

    BroadcastOperator from(BroadcastOperator everybody) {
        BroadcastOperator target = everybody;
        if (rooms != null) {
            target = target.to(rooms.toArray(String[]::new));
        }
        if (users != null) {
            target = target.toUser(users.toArray(String[]::new));
        }
        if (except != null) {
            target = target.except(except.toArray(String[]::new));
        }
        return local ? target.local() : target;
    }
}
