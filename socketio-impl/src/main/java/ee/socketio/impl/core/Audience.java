/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.function.Consumer;

/** Whom broadcasts may reach: the sockets of a namespace, or those of all namespaces that a pattern admits. */
interface Audience {

    Facilities facilities();

    /** How events are emitted unless something else is said. */
    EmitOptions defaults();

    /** Visits the namespaces. */
    void forEachNamespace(Consumer<LocalNamespace> action);

    /** Makes a question whose id is new to all of the namespaces. */
    Question newQuestion(Type reply);
}
