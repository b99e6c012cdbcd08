/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.util.Optional;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link SocketIoTest} adds to a test. */
final class SocketIoTestExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace STORE = Namespace.create(SocketIoTestExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        SocketIoTester tester = SocketIoTester.of(annotation(context).value());
        context.getStore(STORE).put(SocketIoTester.class, tester.start());
    }

    /** Of the test, else of its class, else of the class that encloses that. */
    private static SocketIoTest annotation(ExtensionContext context) {
        Optional<SocketIoTest> found = Optional.empty();
        Optional<ExtensionContext> at = Optional.of(context);
        while (found.isEmpty()) {
            found = AnnotationSupport.findAnnotation(at.orElseThrow().getElement(), SocketIoTest.class);
            at = at.get().getParent();
        }
        return found.get();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional.ofNullable(tester(context)).ifPresent(SocketIoTester::close);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SocketIoTester.class && tester(context) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return tester(context);
    }

    private static SocketIoTester tester(ExtensionContext context) {
        return context.getStore(STORE).get(SocketIoTester.class, SocketIoTester.class);
    }
}
