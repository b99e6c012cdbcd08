/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core.elsewhere;

import java.util.List;
import java.util.function.Function;

import ee.socketio.Emit;
import ee.socketio.Emitter;

/** An application whose contracts nobody else can see. */
public final class Elsewhere {

    interface Hidden {
        @Emit("said")
        void say(String text);

        default void greet(String name) {
            say(greeting() + name);
        }

        private String greeting() {
            return "Hello, ";
        }
    }

    private interface Private extends Hidden {
        @Emit("left")
        void leave();

        default void greetAndLeave(String name) {
            greet(name);
            leave();
        }
    }

    private Elsewhere() {}

    /** Says something through each of the contracts. */
    public static void speak(Emitter emitter) {
        Hidden hidden = emitter.as(Hidden.class);
        hidden.say("plainly");
        hidden.greet("Ann");
        emitter.as(Private.class).greetAndLeave("Bob");
        List.of(emitter.as(Public.class)).forEach(view -> view.say("publicly"));
    }

    /** Public, although it is nested in what may not be. */
    public interface Public {
        @Emit("said")
        void say(String text);
    }

    /** Not of a contract: something of a module that is closed to others, with default methods. */
    public interface Closed extends Function<String, String> {
        @Emit("applied")
        void applied();
    }
}
