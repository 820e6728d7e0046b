package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalizedTimeTests {

    private static final Instant MOMENT = Instant.parse("2026-11-23T09:05:59Z");

    @Test
    void aMomentIsSaidInUtcAndInWords() {
        assertThat(LocalizedTime.forLocale(AccountLocale.EN).formatMoment(MOMENT))
                .isEqualTo("09:05 UTC on 23 November 2026");
        assertThat(LocalizedTime.forLocale(AccountLocale.ES).formatMoment(MOMENT))
                .isEqualTo("09:05 UTC del 23 de noviembre de 2026");
    }

    @Test
    void aDurationIsSaidAsPeopleSayIt() {
        assertThat(LocalizedTime.forLocale(AccountLocale.EN).formatDuration(Duration.ofMinutes(30)))
                .isEqualTo("30 minutes");
        assertThat(LocalizedTime.forLocale(AccountLocale.EN).formatDuration(Duration.ofDays(3)))
                .isEqualTo("72 hours");
        assertThat(LocalizedTime.forLocale(AccountLocale.EN)
                        .formatDuration(Duration.ofMinutes(30).minusMillis(7)))
                .isEqualTo("30 minutes");
        assertThat(LocalizedTime.forLocale(AccountLocale.EN)
                        .formatDuration(Duration.ofDays(3).minusMillis(7)))
                .isEqualTo("72 hours");
        assertThat(LocalizedTime.forLocale(AccountLocale.EN).formatDuration(Duration.ofMinutes(1)))
                .isEqualTo("1 minute");
        assertThat(LocalizedTime.forLocale(AccountLocale.ES).formatDuration(Duration.ofMinutes(30)))
                .isEqualTo("30 minutos");
        assertThat(LocalizedTime.forLocale(AccountLocale.ES).formatDuration(Duration.ofDays(3)))
                .isEqualTo("72 horas");
        assertThat(LocalizedTime.forLocale(AccountLocale.ES).formatDuration(Duration.ofMinutes(90)))
                .isEqualTo("90 minutos");
    }
}
