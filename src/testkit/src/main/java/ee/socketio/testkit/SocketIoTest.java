/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs an application for each test of a class, or for one test; the test takes the {@link SocketIoTester} as a
 * parameter, and so may its {@code @BeforeEach} and {@code @AfterEach} methods.
 * <!-- snippet: src/testkit/src/test/java/ee/socketio/testkit/HowToTest.java#list -->
 *
 * <pre>{@code
 * @SocketIoTest({Chat.class, MemoryArchive.class})
 * class ChatTest {
 *     @Test
 *     void sayIsBroadcastAndAcknowledged(SocketIoTester io) {
 *         TestClient ann = io.connect("/chat", new Credentials("ann"));
 *         TestClient bob = io.connect("/chat", new Credentials("bob"));
 *         ann.emit("join", "lobby");
 *         bob.emit("join", "lobby");
 *
 *         Receipt receipt = ann.emitWithAck(Receipt.class, "say", new Say("lobby", "hi"));
 *
 *         assertThat(receipt).isEqualTo(new Receipt(1));
 *         assertThat(bob.next("posted", Posted.class)).isEqualTo(new Posted("ann", "hi"));
 *         ann.expectNothing();
 *     }
 *
 *     @Test
 *     void strangersAreNotLetIn(SocketIoTester io) {
 *         Refusal refusal = io.expectRefused("/chat");
 *
 *         assertThat(refusal.message()).isEqualTo("Who are you?");
 *         assertThat(refusal.data(Map.class)).contains(Map.of("retry", true));
 *     }
 * }
 * }</pre>
 *
 * <p>Each test has an application of its own, so that tests may run at the same time. A test that needs more than a
 * list of classes registers a {@link SocketIoTester} in place of this annotation.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SocketIoTestExtension.class)
public @interface SocketIoTest {

    /**
     * The classes that are beans: endpoints, other beans with observers, and what they inject.
     *
     * @return the classes
     */
    Class<?>[] value();
}
