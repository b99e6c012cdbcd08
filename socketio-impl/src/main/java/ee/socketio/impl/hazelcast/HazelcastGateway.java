/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.replicatedmap.ReplicatedMap;
import com.hazelcast.topic.ITopic;

import ee.socketio.impl.cluster.Gateway;

/**
 * The way to the servers of an application from a member or a client of Hazelcast. Servers are found in the map that
 * they have for each other; each gets what it is sent by its own topic. What servers answer comes by one topic for all
 * programs, so that nothing remains of one that ends without a word. Thread-safe.
 */
public final class HazelcastGateway implements Gateway {
    private final HazelcastInstance instance;
    private final Names names;
    private final ReplicatedMap<String, String> servers;
    private final ITopic<byte[]> answers;
    private volatile UUID listener;

    /**
     * Makes one that does not listen yet.
     *
     * @param instance a member or a client of Hazelcast
     * @param application tells the application from others in the same cluster
     */
    public HazelcastGateway(HazelcastInstance instance, String application) {
        this.instance = instance;
        this.names = new Names(application);
        this.servers = names.replicatedMap(instance, Names.SERVERS);
        this.answers = instance.getTopic(names.answers());
    }

    @Override
    public void start(Consumer<byte[]> told) {
        listener = answers.addMessageListener(message -> told.accept(message.getMessageObject()));
    }

    @Override
    public Set<String> servers() {
        Set<String> members = instance.getCluster().getMembers().stream()
                .map(member -> member.getUuid().toString())
                .collect(Collectors.toSet());
        return servers.entrySet().stream()
                .filter(server -> members.contains(server.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public void send(String server, byte[] emission) {
        try {
            instance.<byte[]>getTopic(names.topic(server))
                    .publishAsync(new Frame(Frame.EMISSION, Frame.NO_SERVER, emission).toBytes());
        } catch (HazelcastException | IllegalStateException e) {
            // It is lost, which will be noticed: the instance is closed, or cannot reach the cluster.
        }
    }

    @Override
    public void close() {
        try {
            answers.removeMessageListener(listener);
        } catch (HazelcastException | IllegalStateException e) {
            // The instance was closed before.
        }
    }
}
