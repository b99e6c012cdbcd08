/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** A note of each user, saved while it is written, in as many windows as the user likes. */
@SocketEndpoint("/drafts")
class Drafts {

    /** The note, as one of the user's windows has it: changed since that revision. */
    public record Draft(
            int revision,

            @NotNull @Size(max = 4000, message = "A note has 4000 characters at most.")
            String text) {}

    private static final Draft NONE = new Draft(0, "");

    @Inject
    Socket socket;

    /** By user; there are as many as there are users. */
    private final ConcurrentMap<String, Draft> drafts = new ConcurrentHashMap<>();

    Draft load(@Observes @On("load") Message message) {
        return drafts.getOrDefault(user(), NONE);
    }

    /** What is returned, the new revision, is the acknowledgement. Who does not get it in time sends the same again. */
    int save(@Observes @On("save") @Valid Draft draft) {
        return drafts.compute(user(), (user, latest) -> saved(latest == null ? NONE : latest, draft))
                .revision();
    }

    /** Within the map's lock, so that windows hear of revisions in their order. */
    private Draft saved(Draft latest, Draft draft) {
        if (draft.text().equals(latest.text())) {
            return latest; // perhaps it was saved before, and the acknowledgement was lost
        }
        if (draft.revision() != latest.revision()) {
            throw new EventRejectedException("CONFLICT", "This note was changed in another window.");
        }
        Draft saved = new Draft(latest.revision() + 1, draft.text());
        socket.toUser(user()).as(DraftsClient.class).saved(saved); // to the other windows
        return saved;
    }

    private String user() {
        return socket.principal().orElseThrow().getName();
    }
}
