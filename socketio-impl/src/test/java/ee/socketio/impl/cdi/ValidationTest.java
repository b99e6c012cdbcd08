/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.validation.executable.ExecutableValidator;

import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class ValidationTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    ValidationTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Chat.class, Service.class, Validating.class);
    }

    public record Say(@NotBlank String room, @Size(max = 5) String text, List<@Valid Part> parts) {}

    public record Part(@Min(1) int size) {}

    @Checked
    @SocketEndpoint
    static class Chat {
        @Inject
        Journal journal;

        @Inject
        Service service;

        void say(@Observes @On("say") @Valid Say say, @Arg(1) @Min(3) int times) {
            journal.note("said");
        }

        void tags(@Observes @On("tags") Map<String, @Size(max = 2) String> tags) {
            journal.note("tagged");
        }

        @Size(max = 3)
        String reply(@Observes @On("reply") String text) {
            return text;
        }

        void inside(@Observes @On("inside") Message message) {
            service.store("");
        }

        void thrown(@Observes @On("thrown") Message message) {
            throw new ConstraintViolationException("secret", null);
        }
    }

    @Checked
    @ApplicationScoped
    static class Service {
        void store(@NotBlank String text) {}
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Checked {}

    /** As servers validate methods: in an interceptor. */
    @Checked
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_AFTER + 800)
    static class Validating {
        private static final ExecutableValidator VALIDATOR = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .buildValidatorFactory()
                .getValidator()
                .forExecutables();

        @AroundInvoke
        Object validate(InvocationContext call) throws Exception {
            Method method = call.getMethod();
            check(VALIDATOR.validateParameters(call.getTarget(), method, call.getParameters()));
            Object result = call.proceed();
            check(VALIDATOR.validateReturnValue(call.getTarget(), method, result));
            return result;
        }

        private static void check(Set<ConstraintViolation<Object>> violations) {
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
        }
    }

    private static String error(String violations) {
        return "[{'error':{'code':'INVALID','message':'the arguments are not valid','violations':[" + violations
                + "]}}]";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'room':' ','text':'ok'};                   3; {'argument':0,'path':'room','message':'must not be blank'}",
                "{'room':'a','text':'secret'};               3; {'argument':0,'path':'text','message':'size must be between 0 and 5'}",
                "{'room':'a','parts':[{'size':1},{'size':0}]}; 3; {'argument':0,'path':'parts[1].size','message':'must be greater than or equal to 1'}",
                "{'room':'a'};                               2; {'argument':1,'path':'','message':'must be greater than or equal to 3'}",
            })
    void clientIsToldWhatIsWrongAndNotTheValue(String say, String times, String violation) {
        assertThat(app.connect().ask("say", say, times))
                .isEqualTo(error(violation))
                .doesNotContain("secret");
        assertThat(app.journal()).isEmpty();
        assertThat(log.records()).isEmpty();
    }

    @Test
    void clientIsToldAllAtOnce() {
        assertThat(app.connect().ask("say", "{'room':''}", "0"))
                .isEqualTo(error("{'argument':0,'path':'room','message':'must not be blank'}, "
                        + "{'argument':1,'path':'','message':'must be greater than or equal to 3'}"));
    }

    @Test
    void pathNamesTheKeyOfAMap() {
        assertThat(app.connect().ask("tags", "{'a':'long'}"))
                .isEqualTo(error("{'argument':0,'path':'[a]','message':'size must be between 0 and 2'}"));
    }

    @Test
    void whatIsValidIsHandled() {
        assertThat(app.connect().ask("say", "{'room':'a','text':'ok'}", "3")).isEqualTo("[]");
        assertThat(app.connect().ask("reply", "'abc'")).isEqualTo("['abc']");
        assertThat(app.journal()).containsExactly("said");
    }

    @ParameterizedTest
    @CsvSource({"reply, abcd", "inside, x", "thrown, x"})
    void violationsThatAreNotOfTheClientAreTheServersFault(String event, String text) {
        assertThat(app.connect().askInVain(event, '\'' + text + '\'').code()).isEqualTo("INTERNAL");
        assertThat(log.records()).hasSize(1);
    }
}
