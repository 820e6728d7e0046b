package io.latchkey.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.operator.AuditAction;
import io.latchkey.notification.deadletter.DeadLetterState;
import io.latchkey.notification.deadletter.ReplayEffect;
import io.latchkey.notification.delivery.MailState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageMessageSourceTests {

    private final Messages languages = Messages.loadAll();

    /** Keys that templates put together out of our words. */
    static Stream<String> puttingTogether() {
        return Stream.of(
                        named("state.", MailState.values()),
                        named("state.", MailState.values()).map(key -> key + ".means"),
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
        for (String code : Messages.languageCodes()) {
            assertThat(languages.getText(code, key)).isNotBlank();
        }
    }

    @Test
    void aLanguageThatLacksATextStopsTheStart() {
        assertThatThrownBy(
                        () -> new Messages(Map.of("en", Map.of("a", "A", "b", "B"), "es", Map.of("a", "A", "c", "C"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[b, c]");
    }

    @Test
    void theReadersLanguageIsTheBestMatch() {
        assertThat(Messages.matchAccepted("es-MX,es;q=0.9")).isEqualTo("es");
        assertThat(Messages.matchAccepted("de, fr;q=0.5")).isEqualTo("en");
        for (String odd : List.of("", " ", ";;;", "x".repeat(9000))) {
            assertThat(Messages.matchAccepted(odd)).isEqualTo("en");
        }
    }

    private static Stream<String> named(String prefix, Enum<?>[] words) {
        return Arrays.stream(words).map(word -> prefix + word.name());
    }
}
