package io.latchkey.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.audit.Deed;
import io.latchkey.notification.delivery.MailState;
import io.latchkey.notification.letters.LetterState;
import io.latchkey.notification.letters.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTextsTests {

    private final Languages languages = Languages.read();

    /** Keys that templates put together out of our words. */
    static Stream<String> puttingTogether() {
        return Stream.of(
                        named("state.", MailState.values()),
                        named("state.", MailState.values()).map(key -> key + ".means"),
                        named("letter.state.", LetterState.values()),
                        named("verdict.", Verdict.values()),
                        named("verdict.", Verdict.values()).map(key -> key + ".means"),
                        named("deed.", Deed.values()),
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
        for (String code : Languages.codes()) {
            assertThat(languages.text(code, key)).isNotBlank();
        }
    }

    @Test
    void aLanguageThatLacksATextStopsTheStart() {
        assertThatThrownBy(
                        () -> new Languages(Map.of("en", Map.of("a", "A", "b", "B"), "es", Map.of("a", "A", "c", "C"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[b, c]");
    }

    @Test
    void theReadersLanguageIsTheBestMatch() {
        assertThat(Languages.preferred("es-MX,es;q=0.9")).isEqualTo("es");
        assertThat(Languages.preferred("de, fr;q=0.5")).isEqualTo("en");
        for (String odd : List.of("", " ", ";;;", "x".repeat(9000))) {
            assertThat(Languages.preferred(odd)).isEqualTo("en");
        }
    }

    private static Stream<String> named(String prefix, Enum<?>[] words) {
        return Arrays.stream(words).map(word -> prefix + word.name());
    }
}
