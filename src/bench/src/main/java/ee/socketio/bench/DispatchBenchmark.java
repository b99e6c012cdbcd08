/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.bench;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;

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

import ee.socketio.Message;
import ee.socketio.On;
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
    private ObserverMethod<Message> observer;
    private EventContext<Message> context;
    private InboundEvent measured;
    private InboundEvent replied;
    private InboundEvent unknown;

    /** Starts the application. */
    @Setup
    @SuppressWarnings("unchecked") // it observes exactly this type
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
        observer = (ObserverMethod<Message>) beans.getBeanManager()
                .<Message>resolveObserverMethods(measured, measuredEvent())
                .iterator()
                .next();
        context = new Notification(measured, observer);
    }

    private static On measuredEvent() throws NoSuchMethodException {
        return Handlers.class
                .getMethod("receive", Message.class)
                .getParameters()[0]
                .getAnnotation(On.class);
    }

    private record Notification(Message event, ObserverMethod<?> observer)
            implements EventContext<Message>, EventMetadata {
        @Override
        public Message getEvent() {
            return event;
        }

        @Override
        public EventMetadata getMetadata() {
            return this;
        }

        @Override
        public Set<Annotation> getQualifiers() {
            return observer.getObservedQualifiers();
        }

        @Override
        public InjectionPoint getInjectionPoint() {
            return null;
        }

        @Override
        public Type getType() {
            return observer.getObservedType();
        }
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

    /** What the container itself takes to call the observer, contexts apart. */
    @Benchmark
    public void notifyObserver() {
        observer.notify(context);
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
