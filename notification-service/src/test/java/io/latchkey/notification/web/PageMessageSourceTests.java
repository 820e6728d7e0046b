package io.latchkey.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.notification.deadletter.DeadLetterView.DeadLetterState;
import io.latchkey.notification.deadletter.ReplayReport.ReplayEffect;
import io.latchkey.notification.operator.AuditLog.AuditAction;
import io.latchkey.platform.web.MessageBundle;
import io.latchkey.platform.web.PageMessages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.DefaultResourceLoader;

class PageMessageSourceTests {

    private final PageMessages languages = PageMessages.loadAll(new DefaultResourceLoader(), "console");

    /** Keys that templates put together out of our words. */
    static Stream<String> puttingTogether() {
        return Stream.of(
                        named("state.", JourneyState.values()),
                        named("state.", JourneyState.values()).map(key -> key + ".means"),
                        named("letter.state.", DeadLetterState.values()),
                        named("verdict.", ReplayEffect.values()),
                        named("verdict.", ReplayEffect.values()).map(key -> key + ".means"),
                        named("deed.", AuditAction.values()),
                        Arrays.stream(EmailReason.values()).map(reason -> "reason." + reason.code()),
                        Arrays.stream(MailTemplate.values()).map(template -> "template." + template.code()),
                        Stream.of("Queued", "Suppressed", "Expired", "Failed", "Accepted", "Deferred", "Delivered")
                                .map(type -> "event.Email" + type),
                        Stream.of("Bounced", "Dropped", "Unconfirmed", "Complained")
                                .map(type -> "event.Email" + type))
                .flatMap(keys -> keys);
    }

    @ParameterizedTest
    @MethodSource("puttingTogether")
    void everyWordOfOursHasATextInEveryLanguage(String key) {
        for (MessageBundle language : languages.listBundles()) {
            assertThat(language.textOf(key)).isNotBlank();
        }
    }

    @Test
    void aLanguageThatLacksATextStopsTheStart() {
        MessageBundle english = new MessageBundle("en", Map.of("a", "A", "b", "B"));
        MessageBundle spanish = new MessageBundle("es", Map.of("a", "A", "c", "C"));
        assertThatThrownBy(() -> new PageMessages("console", List.of(english, spanish)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[b, c]");
    }

    @Test
    void theReadersLanguageIsTheBestMatch() {
        assertThat(languages.preferredLanguage("es-MX,es;q=0.9").code()).isEqualTo("es");
        assertThat(languages.preferredLanguage("de, fr;q=0.5").code()).isEqualTo("en");
        for (String odd : List.of("", " ", ";;;", "x".repeat(9000))) {
            assertThat(languages.preferredLanguage(odd).code()).isEqualTo("en");
        }
    }

    private static Stream<String> named(String prefix, Enum<?>[] words) {
        return Arrays.stream(words).map(word -> prefix + word.name());
    }
}
