/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import ee.socketio.impl.engine.IdGenerator;
import ee.socketio.impl.engine.Timer;

/**
 * Hands what a program wants to emit to a server, in order: as much as waits, then nothing until the server has done
 * it. So what is on its way is bounded, nothing overtakes, and a server that is busy gets fewer and larger messages.
 *
 * <p>A server is chosen at random, and kept while it answers. One that has not been heard of for a while is greeted
 * before it is given anything, and if it does not greet back, another is chosen: nothing is lost with a server that
 * went while nothing was emitted. What a server was given that goes, or does not answer, has failed: it may have been
 * done, and nobody is to get it twice.
 *
 * <p>Thread-safe. The monitor guards all that changes. Nothing is sent, asked or completed while it is held.
 */
final class EmissionQueue {
    /** As long as more waits, nothing is taken. */
    static final long LIMIT_BYTES = 16 * 1024 * 1024;

    static final int LIMIT = 100_000;

    /** How much is sent at a time, or else one. */
    static final int BATCH_BYTES = 256 * 1024;

    private static final int BATCH = 1024;

    /** How long anything waits for a server. */
    static final long PATIENCE_MILLIS = 10_000;

    /** How long a server has to do what it is given. */
    static final long DONE_MILLIS = 5000;

    /** How long a server has to greet back. */
    static final long GREETING_MILLIS = 1000;

    /** For how long a server is taken to be there that was heard of. */
    static final long FRESH_MILLIS = 1000;

    /** How often it is looked what has become of those who are waited for. */
    static final long CHECK_MILLIS = 250;

    /** How long the end waits. */
    private static final long END_MILLIS = PATIENCE_MILLIS + DONE_MILLIS;

    private static final Runnable NOTHING = () -> {};

    private final Gateway gateway;
    private final Executor executor;
    private final Timer timer;

    /** Tells these from others' emissions. */
    private final String emitter = new IdGenerator().next();

    /** What is to be done, and has not been sent. */
    private final Deque<Order> waiting = new ArrayDeque<>();

    /** The size of what has not been done. */
    private long bytes;

    /** What a server is doing; null if none is. */
    private Flight flight;

    private long lastNumber;

    /** The server that was chosen; null if none is. */
    private String server;

    /** When it was heard of. */
    private long heard;

    /** The server that did not answer last. */
    private String avoided;

    /** Whether the gateway is being asked which servers there are, which may take its time. */
    private boolean asking;

    /** When it may be searched again. */
    private long nextSearch;

    /** Why the last search has failed; null if it has not. */
    private RuntimeException failure;

    private boolean ticking;
    private boolean closed;

    EmissionQueue(Gateway gateway, Executor executor, Timer timer) {
        this.gateway = gateway;
        this.executor = executor;
        this.timer = timer;
        this.nextSearch = timer.currentMillis();
    }

    /** Something to be done. */
    private record Order(byte[] command, long since, CompletableFuture<Void> done) {
        static Order failed(RuntimeException why) {
            return new Order(new byte[0], 0, CompletableFuture.failedFuture(why));
        }
    }

    /** What was sent to a server: a greeting, if there is nothing to do. */
    private record Flight(String server, long number, List<Order> orders, long since) {
        boolean isOverdue(long now) {
            return now - since >= (orders.isEmpty() ? GREETING_MILLIS : DONE_MILLIS);
        }
    }

    // ---- In

    /** Takes something to be done; what comes of it tells the stage. */
    CompletionStage<Void> add(Request.Command command) {
        Order order = enqueue(MessageType.encode(command));
        proceed();
        return order.done().minimalCompletionStage();
    }

    private synchronized Order enqueue(byte[] command) {
        if (closed) {
            return Order.failed(ClusterLog.closed());
        }
        if (bytes > LIMIT_BYTES || waiting.size() >= LIMIT) {
            return Order.failed(ClusterLog.full(bytes, waiting.size()));
        }
        Order order = new Order(command, timer.currentMillis(), new CompletableFuture<>());
        waiting.add(order);
        bytes += command.length;
        tickLater();
        return order;
    }

    // ---- Out

    private void proceed() {
        Runnable step;
        synchronized (this) {
            step = nextStep();
        }
        step.run();
    }

    private Runnable nextStep() {
        if (flight != null || waiting.isEmpty()) {
            return NOTHING;
        }
        long now = timer.currentMillis();
        if (server != null) {
            return fly(now - heard < FRESH_MILLIS ? batch() : List.of(), now);
        }
        if (asking || now < nextSearch) {
            return NOTHING;
        }
        asking = true;
        return () -> executor.execute(this::search);
    }

    private List<Order> batch() {
        List<Order> batch = new ArrayList<>();
        long size = 0;
        while (!waiting.isEmpty() && batch.size() < BATCH) {
            size += waiting.peek().command().length;
            if (size > BATCH_BYTES && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.remove());
        }
        return batch;
    }

    private Runnable fly(List<Order> orders, long now) {
        lastNumber++;
        flight = new Flight(server, lastNumber, orders, now);
        tickLater();
        String receiver = server;
        Emission emission = new Emission(
                emitter, lastNumber, orders.stream().map(Order::command).toList());
        return () -> gateway.send(receiver, Emission.envelope(emission));
    }

    private void search() {
        Set<String> found = Set.of();
        RuntimeException thrown = null;
        try {
            found = gateway.servers();
        } catch (RuntimeException e) {
            thrown = e;
        }
        synchronized (this) {
            asking = false;
            nextSearch = timer.currentMillis() + CHECK_MILLIS;
            failure = thrown;
            if (!found.isEmpty()) {
                server = choose(found);
                heard = timer.currentMillis() - FRESH_MILLIS; // It is to be greeted.
            }
        }
        proceed();
    }

    private String choose(Set<String> found) {
        Set<String> others = new HashSet<>(found);
        others.remove(avoided);
        List<String> candidates = List.copyOf(others.isEmpty() ? found : others);
        return candidates.get(ThreadLocalRandom.current().nextInt(candidates.size()));
    }

    // ---- What comes of it

    /** Takes what servers bring to all programs. */
    void answered(byte[] envelope) {
        try {
            Emission.Done done = Emission.open(envelope, Emission.Done.class);
            if (done.emitter().equals(emitter)) {
                done(done.number());
            }
        } catch (MalformedMessageException e) {
            // It is for programs of another version.
        }
    }

    private void done(long number) {
        List<Order> done = List.of();
        synchronized (this) {
            if (flight != null && flight.number() == number) {
                done = land();
                heard = timer.currentMillis();
                avoided = null;
            }
        }
        complete(done);
        proceed();
    }

    private List<Order> land() {
        List<Order> orders = flight.orders();
        flight = null;
        orders.forEach(order -> bytes -= order.command().length);
        return orders;
    }

    private void complete(List<Order> done) {
        if (!done.isEmpty()) {
            executor.execute(() -> done.forEach(order -> order.done().complete(null)));
        }
    }

    private void fail(List<Order> orders, RuntimeException why) {
        if (!orders.isEmpty()) {
            executor.execute(() -> orders.forEach(order -> order.done().completeExceptionally(why)));
        }
    }

    // ---- What does not come

    private void tickLater() {
        if (!ticking) {
            ticking = true;
            timer.schedule(CHECK_MILLIS, due -> tick());
        }
    }

    private void tick() {
        List<Order> late;
        RuntimeException why;
        Runnable step;
        synchronized (this) {
            ticking = false;
            long now = timer.currentMillis();
            late = late(now);
            why = failure;
            step = check(now);
            if (flight != null || !waiting.isEmpty()) {
                tickLater();
            }
        }
        if (!late.isEmpty()) {
            fail(late, ClusterLog.noServer(PATIENCE_MILLIS, why));
        }
        step.run();
        proceed();
    }

    private List<Order> late(long now) {
        List<Order> late = new ArrayList<>();
        while (!waiting.isEmpty() && now - waiting.peek().since() >= PATIENCE_MILLIS) {
            Order order = waiting.remove();
            bytes -= order.command().length;
            late.add(order);
        }
        return late;
    }

    private Runnable check(long now) {
        Flight checked = flight;
        if (checked == null) {
            return NOTHING;
        }
        if (checked.isOverdue(now)) {
            return () -> lose(checked, "does not answer");
        }
        if (asking) {
            return NOTHING;
        }
        asking = true;
        return () -> executor.execute(() -> ask(checked));
    }

    private void ask(Flight checked) {
        boolean gone = hasGone(checked.server());
        synchronized (this) {
            asking = false;
        }
        if (gone) {
            lose(checked, "has gone");
        }
        proceed();
    }

    /** Whoever cannot be asked for may yet answer. */
    private boolean hasGone(String other) {
        try {
            return !gateway.servers().contains(other);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void lose(Flight lost, String why) {
        List<Order> orders = List.of();
        synchronized (this) {
            if (flight == lost) {
                orders = land();
                avoided = lost.server();
                server = null;
            }
        }
        fail(orders, ClusterLog.lostWithServer(lost.server(), why));
    }

    // ---- The end

    /** Waits until all is done or has failed, and takes nothing more. */
    void close() {
        CompletableFuture<?>[] rest;
        synchronized (this) {
            closed = true;
            List<Order> orders = new ArrayList<>(waiting);
            if (flight != null) {
                orders.addAll(flight.orders());
            }
            rest = orders.stream().map(Order::done).toArray(CompletableFuture[]::new);
        }
        try {
            CompletableFuture.allOf(rest).get(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Who wants to know what has failed has the stages.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abandon();
    }

    private void abandon() {
        List<Order> rest;
        synchronized (this) {
            rest = new ArrayList<>(waiting);
            waiting.clear();
            if (flight != null) {
                rest.addAll(land());
            }
        }
        rest.forEach(order -> order.done().completeExceptionally(ClusterLog.closed()));
    }
}
