/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import jakarta.enterprise.util.AnnotationLiteral;

import ee.socketio.Arg;

/** A literal of {@link Arg}; its value does not bind. */
final class ArgLiteral extends AnnotationLiteral<Arg> implements Arg {
    private static final long serialVersionUID = 1L;

    private final int value;

    ArgLiteral(int value) {
        this.value = value;
    }

    @Override
    public int value() {
        return value;
    }
}
