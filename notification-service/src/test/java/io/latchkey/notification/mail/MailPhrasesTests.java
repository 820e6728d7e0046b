package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailPhrasesTests {

    private static final MailPhrases ENGLISH = Samples.LANGUAGES.phrasesOf(AccountLocale.ENGLISH);
    private static final MailPhrases SPANISH = Samples.LANGUAGES.phrasesOf(new AccountLocale("es"));
    private static final Instant MOMENT = Instant.parse("2026-11-23T09:05:59Z");

    @Test
    void aMomentIsSaidInUtcAndInWords() {
        assertThat(ENGLISH.formatMoment(MOMENT)).isEqualTo("09:05 UTC on 23 November 2026");
        assertThat(SPANISH.formatMoment(MOMENT)).isEqualTo("09:05 UTC del 23 de noviembre de 2026");
    }

    @Test
    void aDurationIsSaidAsPeopleSayIt() {
        assertThat(ENGLISH.formatDuration(Duration.ofMinutes(30))).isEqualTo("30 minutes");
        assertThat(ENGLISH.formatDuration(Duration.ofDays(3))).isEqualTo("72 hours");
        assertThat(ENGLISH.formatDuration(Duration.ofMinutes(30).minusMillis(7)))
                .isEqualTo("30 minutes");
        assertThat(ENGLISH.formatDuration(Duration.ofDays(3).minusMillis(7))).isEqualTo("72 hours");
        assertThat(ENGLISH.formatDuration(Duration.ofMinutes(1))).isEqualTo("1 minute");
        assertThat(SPANISH.formatDuration(Duration.ofMinutes(30))).isEqualTo("30 minutos");
        assertThat(SPANISH.formatDuration(Duration.ofDays(3))).isEqualTo("72 horas");
        assertThat(SPANISH.formatDuration(Duration.ofMinutes(90))).isEqualTo("90 minutos");
    }
}
