/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RegionsTest {
    private static final String CHAT = """
            /*
             * Licence
             */

            package chat;

            /** A class. */
            class Chat {
                record Say(String room) {}

                // A field.
                @Inject
                Socket socket; // the current one

                // tag::both[]
                void join(String room) {
                    int say = 1;
                    // tag::inner[]
                    socket.join(room);
                    // end::inner[]
                }

                /** Comment. */
                @Deprecated
                void say() {} int next;
                // end::both[]

                void leave() {}

                void leave(String room) {}

                class Inner {
                    void leaveAll() {}

                    void say() {}
                }
            }
            """;

    private final Regions chat = new Regions("Chat.java", CHAT);

    @Test
    void wholeFileIsWithoutLicence() {
        assertThat(chat.all())
                .startsWith("package chat;", "", "/** A class. */")
                .endsWith("}");
    }

    @Test
    void declarationIsWithoutItsCommentAndIndentation() {
        assertThat(chat.named("join"))
                .containsExactly("void join(String room) {", "    int say = 1;", "    socket.join(room);", "}");
        assertThat(chat.named("Chat.say")).containsExactly("@Deprecated", "void say() {}");
        assertThat(chat.named("Inner"))
                .startsWith("class Inner {")
                .endsWith("}")
                .hasSize(5);
    }

    @Test
    void fieldKeepsTheCommentBehindIt() {
        assertThat(chat.named("socket")).containsExactly("@Inject", "Socket socket; // the current one");
    }

    @Test
    void severalAreSeparatedByAnEmptyLine() {
        assertThat(chat.named("Say,leaveAll")).containsExactly("record Say(String room) {}", "", "void leaveAll() {}");
    }

    @Test
    void markedRegionIsWithoutTheMarksOfOthers() {
        assertThat(chat.named("both"))
                .containsSequence("    int say = 1;", "    socket.join(room);", "}")
                .noneMatch(line -> line.contains("::"));
        assertThat(chat.named("inner")).containsExactly("socket.join(room);");
    }

    @Test
    void otherFilesHaveMarkedRegions() {
        Regions web =
                new Regions("web.xml", "<a>\n  <!-- tag::b[] -->\n  <b>\n    c\n  </b>\n  <!-- end::b[] -->\n</a>\n");

        assertThat(web.named("b")).containsExactly("<b>", "  c", "</b>");
        assertThatIllegalArgumentException().isThrownBy(() -> web.named("a"));
    }

    @Test
    void nameHasToBeThereOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.named("nobody"))
                .withMessage("`nobody` is there 0 times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.named("leave"))
                .withMessage("`leave` is there 2 times");
        assertThatIllegalArgumentException().isThrownBy(() -> chat.named("ay"));
    }
}
