/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Set;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;

import ee.socketio.SocketIoConfig;

/** Registers with each web application that the library is part of what must be registered before it starts. */
public final class SocketIoInitializer implements ServletContainerInitializer {

    /** Made by the container. */
    public SocketIoInitializer() {
        // Nothing to do.
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        SocketIoConfig config =
                ContextParameters.apply(context, SocketIoConfig.builder().build());
        RoleNames.declare(context);
        context.addListener(new SocketIoLifecycle(config.path(), EngineMount.register(context, config.path())));
    }
}
