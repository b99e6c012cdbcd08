/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/**
 * Observes a room that gets its first socket on this server: {@code void created(@Observes @RoomCreated RoomEvent
 * event)}. It is followed by {@link RoomJoined}. The event object is a {@link RoomEvent}.
 *
 * <p>Runs on a thread of the managed executor, after the call that changed the room, which does not wait for it. In
 * each namespace such observers, of whatever change to whatever room, are called one after the other in the order in
 * which the changes happened: the order is that of each room and of each socket. It is none with respect to other
 * observers: {@link Connected}, say, may come before or after the news that the socket is in the room of its own id. By
 * then there may have been further changes. The {@link Socket} of the event is the current one, even if it has gone
 * meanwhile; {@link SocketScoped} beans are there as long as it has not. The rooms of users
 * ({@link BroadcastOperator#toUser}) are not observed. If more than 100000 changes wait for their observers, those that
 * come are lost, which is logged (SIO000440). One that throws changes nothing but the log. It returns {@code void}.
 * Where nobody observes rooms, nothing of this costs anything.
 */
@Documented
@Qualifier
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RoomCreated {
    /** The one instance of this annotation without members, for programmatic look-ups. */
    final class Literal extends AnnotationLiteral<RoomCreated> implements RoomCreated {
        private static final long serialVersionUID = 1L;

        /** The literal. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
