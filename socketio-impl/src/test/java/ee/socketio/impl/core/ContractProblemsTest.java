/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import ee.socketio.Acks;
import ee.socketio.Emit;
import ee.socketio.Volatile;
import ee.socketio.impl.core.elsewhere.Elsewhere;

/** What an interface must not look like if it is to be a contract. */
class ContractProblemsTest {
    private static final String HERE = "ee.socketio.impl.core.ContractProblemsTest$";

    private static void assertProblem(Class<?> type, String message) {
        assertThat(Contract.problems(type)).singleElement().asString().isEqualTo(message);
    }

    @Test
    void findsNoneInAContract() {
        assertThat(Contract.problems(ContractTest.ChatClient.class)).isEmpty();
        assertThat(Contract.problems(ContractTest.Both.class)).isEmpty();
        assertThat(Contract.problems(ContractTest.Overspecified.class)).isEmpty();
        assertThat(Contract.problems(Elsewhere.Public.class)).isEmpty();
    }

    abstract static class Abstract {
        @Emit("said")
        abstract void say();
    }

    @Test
    void findsThatItIsNoInterface() {
        assertProblem(
                Abstract.class, "SIO000410: " + HERE + "Abstract is not an interface, which a contract has to be");
        assertThat(Contract.problems(String.class)).hasSize(1);
        assertThat(Contract.problems(int.class)).hasSize(1);
        assertThat(Contract.problems(String[].class)).hasSize(1);
    }

    sealed interface Sealed permits Permitted {
        @Emit("said")
        void say();
    }

    non-sealed interface Permitted extends Sealed {}

    @Test
    void findsThatItIsSealed() {
        assertProblem(
                Sealed.class,
                "SIO000411: " + HERE + "Sealed is sealed, so that nothing can implement it; let it be open");
        assertThat(Contract.problems(Permitted.class)).isEmpty();
    }

    interface WithoutEmit {
        void say(String text, int... numbers);
    }

    @Test
    void findsAMethodWithoutEmit() {
        assertProblem(
                WithoutEmit.class,
                "SIO000412: " + HERE + "WithoutEmit.say(String, int[]) lacks @Emit; name the event that it sends, or"
                        + " give it a body");
    }

    interface Inheriting extends WithoutEmit {}

    @Test
    void findsAnInheritedMethodWithoutEmit() {
        assertThat(Contract.problems(Inheriting.class))
                .singleElement()
                .asString()
                .startsWith("SIO000412: " + HERE + "WithoutEmit.say");
    }

    interface Reserved {
        @Emit("disconnect")
        void say();
    }

    @Test
    void findsAReservedEvent() {
        assertProblem(
                Reserved.class,
                "SIO000413: " + HERE + "Reserved.say() sends 'disconnect', which is a reserved event name; choose"
                        + " another one");
    }

    interface Returning {
        @Emit("said")
        CompletionStage<String> say();
    }

    interface ReturningPrimitive {
        @Emit("said")
        int say();
    }

    interface ReturningMore {
        @Emit("said")
        MoreAcks<String> say();
    }

    interface MoreAcks<T> extends Acks<T> {}

    @Test
    void findsAReturnTypeThatIsNoneOfACallsResults() {
        assertProblem(
                Returning.class,
                "SIO000414: " + HERE + "Returning.say() returns java.util.concurrent.CompletionStage<java.lang.String>;"
                        + " return void, or Acks<T> to ask for acknowledgements");
        assertThat(Contract.problems(ReturningPrimitive.class))
                .singleElement()
                .asString()
                .contains("SIO000414", "int");
        assertThat(Contract.problems(ReturningMore.class))
                .singleElement()
                .asString()
                .startsWith("SIO000414");
    }

    @SuppressWarnings("rawtypes")
    interface Raw {
        @Emit("said")
        Acks say();
    }

    interface Wildcard {
        @Emit("said")
        Acks<?> say();
    }

    interface DeepWildcard {
        @Emit("said")
        Acks<List<? extends Number>> say();
    }

    interface Variable {
        @Emit("said")
        <T> Acks<T> say();
    }

    interface ArrayOfVariable<T> {
        @Emit("said")
        Acks<List<T[]>> say();
    }

    interface Fixed extends ArrayOfVariable<String> {}

    interface RawInside {
        @Emit("said")
        @SuppressWarnings("rawtypes")
        Acks<Acks> say();
    }

    @Test
    void findsAReplyWhoseTypeIsNotKnown() {
        assertProblem(
                Raw.class,
                "SIO000415: " + HERE + "Raw.say() returns ee.socketio.Acks, which does not say to what type"
                        + " acknowledgements are to be bound; return Acks<T> for a T without wildcards and type"
                        + " variables, Acks<Void> if no value is expected");
        List.of(Wildcard.class, DeepWildcard.class, Variable.class, ArrayOfVariable.class, Fixed.class, RawInside.class)
                .forEach(type -> assertThat(Contract.problems(type))
                        .as(type.getSimpleName())
                        .singleElement()
                        .asString()
                        .startsWith("SIO000415"));
    }

    interface Known {
        @Emit("said")
        Acks<List<String>[]> say();

        @Emit("counted")
        Acks<int[]> count();
    }

    @Test
    void takesArraysForReplies() {
        assertThat(Contract.problems(Known.class)).isEmpty();
    }

    interface Twice {
        @Emit("said")
        void say(String text);

        @Emit("said")
        void sayAgain(String text);

        @Emit("told")
        void tell(String text);

        @Emit("told")
        void tell(int number);
    }

    @Test
    void findsEventsThatTwoMethodsSend() {
        assertThat(Contract.problems(Twice.class))
                .containsExactlyInAnyOrder(
                        "SIO000416: " + HERE + "Twice.sayAgain(String) sends 'said', as " + HERE + "Twice.say(String)"
                                + " does; keep one of them, and make the other a default method that calls it",
                        "SIO000416: " + HERE + "Twice.tell(String) sends 'told', as " + HERE + "Twice.tell(int)"
                                + " does; keep one of them, and make the other a default method that calls it");
    }

    interface Emitting {
        @Emit("said")
        default void say() {}

        @Volatile
        default void sayQuickly() {}

        @Emit("told")
        static void tell() {}
    }

    @Test
    void findsAnnotationsThatDoNothing() {
        assertThat(Contract.problems(Emitting.class))
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).startsWith("SIO000417: " + HERE + "Emitting."));
    }

    /** The bodies are in {@code Function}. */
    @Test
    void findsBodiesThatCannotBeCalled() {
        assertThat(Contract.problems(Elsewhere.Closed.class))
                .hasSize(3)
                .contains("SIO000418: java.util.function.Function.andThen(Function) has a body that cannot be called;"
                        + " open the package java.util.function of the module java.base to the "
                        + Contract.class.getModule())
                .anySatisfy(problem -> assertThat(problem).contains("SIO000412", "Function.apply(Object)"))
                .anySatisfy(problem -> assertThat(problem).contains("SIO000418", "Function.compose(Function)"));
    }

    interface Several {
        void say();

        @Emit("connect")
        String connect();

        @Emit("posted")
        void posted();

        @Emit("posted")
        @SuppressWarnings("rawtypes")
        Acks postedTwice();
    }

    @Test
    void findsAllAtOnceInAStableOrder() {
        List<String> problems = Contract.problems(Several.class);

        assertThat(problems)
                .extracting(problem -> problem.substring(0, 9))
                .containsExactly("SIO000415", "SIO000413", "SIO000414", "SIO000416", "SIO000412");
        assertThat(problems).isEqualTo(Contract.problems(Several.class)).isUnmodifiable();
    }
}
