/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

/** What some servers lack that applications of the suite use beside Socket.IO, by the name that JavaScript knows. */
enum Feature {
    /** Enterprise beans, their timers and their roles. */
    EJB,

    /** Jakarta REST. */
    REST,

    /** Jakarta Transactions, Persistence, and a data source. */
    TRANSACTIONS,

    /** Jakarta Validation. */
    VALIDATION,

    /** Jakarta Security: users that the application knows itself. */
    SECURITY,

    /** Managed executors. */
    CONCURRENCY,

    /** MicroProfile Config. */
    CONFIG,

    /** Enterprise archives. */
    EAR,

    /** Those whose {@code lib} has initializers, without a word to the server about each. */
    EAR_INITIALIZERS
}
