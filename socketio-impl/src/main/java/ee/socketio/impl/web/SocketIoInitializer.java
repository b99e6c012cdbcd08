/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.List;
import java.util.Set;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;

/** Registers with each web application that the library is part of what must be registered before it starts. */
public final class SocketIoInitializer implements ServletContainerInitializer {

    /** Made by the container. */
    public SocketIoInitializer() {
        // Nothing to do.
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        ServerFeature.check();
        List<Setting> settings = Settings.of(context);
        RoleNames.declare(context);
        EngineMount mount = EngineMount.register(context, Configuration.path(settings));
        context.addListener(new SocketIoLifecycle(settings, mount));
    }
}
