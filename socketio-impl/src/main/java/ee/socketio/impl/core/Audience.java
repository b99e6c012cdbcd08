/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Consumer;

/** Whom broadcasts may reach: the sockets of a namespace, or those of all namespaces that a pattern admits. */
interface Audience {

    Facilities facilities();

    /** The name of the namespace, or the pattern. */
    String name();

    /** One of the namespaces, even if nobody is in it. */
    Optional<LocalNamespace> namespace(String name);

    /** How events are emitted unless something else is said. */
    EmitOptions defaults();

    /** Visits the namespaces. */
    void forEachNamespace(Consumer<LocalNamespace> action);

    /** An id that is new to all of the namespaces. */
    long nextAckId();

    /** Makes a question. */
    default Question newQuestion(Type reply) {
        return new Question(nextAckId(), reply, facilities());
    }
}
