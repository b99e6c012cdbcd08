/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.bench;

import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.jboss.weld.environment.se.Weld;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import ee.socketio.impl.cdi.SocketIoExtension;
import ee.socketio.impl.core.InboundEvent;

/**
 * What the way from a decoded event to its observer costs, beside a direct call of the same method of the injected
 * bean.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DispatchBenchmark {
    /** How many observers the application has beside those that are called. */
    @Param({"10", "1000"})
    private int observers;

    /** The implementation of CDI. */
    @Param({"org.jboss.weld.environment.se.Weld", "org.apache.openwebbeans.se.OWBInitializer"})
    private String container;

    private SeContainer beans;
    private Dispatch dispatch;
    private Handlers handlers;
    private InboundEvent measured;
    private InboundEvent replied;
    private InboundEvent unknown;

    /** Starts the application. */
    @Setup
    public void start() throws ReflectiveOperationException {
        System.setProperty("bench.observers", Integer.toString(observers));
        SeContainerInitializer initializer = (SeContainerInitializer)
                Class.forName(container).getDeclaredConstructor().newInstance();
        if (initializer instanceof Weld weld) { // which does not look for extensions then; the other always does
            weld.addExtensions(new SocketIoExtension(), new CrowdExtension());
        }
        beans = initializer.disableDiscovery().addBeanClasses(Handlers.class).initialize();
        dispatch = new Dispatch(beans.getBeanManager());
        handlers = beans.select(Handlers.class).get();
        measured = dispatch.event("42[\"measured\"]");
        replied = dispatch.event("42[\"replied\"]");
        unknown = dispatch.event("42[\"nobody knows it\"]");
    }

    /** Stops the application. */
    @TearDown
    public void stop() {
        beans.close();
    }

    /** The yardstick: the application calls the bean itself. */
    @Benchmark
    public void directCall() {
        handlers.receive(measured);
    }

    /** The yardstick of a method that an interceptor surrounds. */
    @Benchmark
    public int directInterceptedCall() {
        return handlers.reply(replied);
    }

    /** An event with one observer. */
    @Benchmark
    public Object dispatch() {
        return dispatch.application().event(measured);
    }

    /** An event with one observer that returns the reply. */
    @Benchmark
    public Object dispatchReplying() {
        return dispatch.application().event(replied);
    }

    /** An event that nobody observes. */
    @Benchmark
    public Object dispatchUnknown() {
        return dispatch.application().event(unknown);
    }
}
