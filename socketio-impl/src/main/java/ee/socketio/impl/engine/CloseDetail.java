/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** What exactly ended a session; the log, and the layer above, have words for it. */
public enum CloseDetail {
    /** The client said that it closes the session. */
    CLOSED_BY_CLIENT,
    /** The transport was closed, by whomever but the server. */
    CONNECTION_CLOSED,
    /** The transport failed. */
    CONNECTION_FAILED,
    /** Something could not be sent. */
    WRITE_FAILED,
    /** The client of a waiting GET went away. */
    POLL_ABORTED,
    /** The client of a POST went away. */
    BODY_ABORTED,
    /** A POST carried what it may not. */
    BODY_NOT_TEXT,
    /** A GET came while another one waited. */
    OVERLAPPING_POLLS,
    /** A POST came while another one was being received. */
    OVERLAPPING_BODIES,
    /** A heartbeat of the one who has to answer them. */
    WRONG_HEARTBEAT,
    /** No answer to a heartbeat. */
    HEARTBEAT_MISSED,
    /** What came was no Engine.IO packet. */
    UNREADABLE_FRAME,
    /** The layer above found one of its rules broken. */
    PROTOCOL_VIOLATION,
    /** A message was larger than allowed. */
    MESSAGE_TOO_BIG,
    /** Too much waited to be sent. */
    CLIENT_TOO_SLOW,
    /** Too much waited to be decoded. */
    CLIENT_TOO_FAST,
    /** The server closed the session, but the client did not come for the news. */
    CLOSE_NOT_FETCHED,
    /** The server closed the session. */
    CLOSED_BY_SERVER,
    /** The server sends its clients elsewhere. */
    DRAINED,
    /** The server stops. */
    SERVER_STOPPED,
    /** Something failed that must not. */
    INTERNAL_ERROR
}
