/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * Emits from a program that is no server, as a batch job, to the clients of servers that are a cluster. As a
 * {@link NamespaceEmitter} it addresses the namespace {@code /}. It asks nobody for acknowledgements. Thread-safe; one
 * is enough for a program, and keeps the order of what each thread emits.
 *
 * <p>How to get one is a matter of the cluster: with Hazelcast it is {@code ee.socketio.hazelcast.HazelcastEmitter} of
 * the library's implementation.
 */
public interface ClusterEmitter extends NamespaceEmitter, AutoCloseable {

    /**
     * Addresses a namespace. Whether the servers have it is not known here: if not, nobody gets anything.
     *
     * @param namespace its name, starting with {@code /}; or a pattern of the application, which stands for all
     *     namespaces that it admits
     * @return the namespace
     * @throws IllegalArgumentException if the name does not start with {@code /}
     */
    NamespaceEmitter of(String namespace);

    /**
     * Waits until all that was asked for before is done, or has failed, which takes 15 s at most; then ends. What it
     * was made of, such as the Hazelcast instance, is not closed. A second call does nothing.
     */
    @Override
    void close();
}
