package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.Locale;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpokenTimeTests {

    private static final Instant MOMENT = Instant.parse("2026-11-23T09:05:59Z");

    @Test
    void aMomentIsSaidInUtcAndInWords() {
        assertThat(SpokenTime.in(Locale.EN).moment(MOMENT)).isEqualTo("09:05 UTC on 23 November 2026");
        assertThat(SpokenTime.in(Locale.ES).moment(MOMENT)).isEqualTo("09:05 UTC del 23 de noviembre de 2026");
    }

    @Test
    void aDurationIsSaidAsPeopleSayIt() {
        assertThat(SpokenTime.in(Locale.EN).duration(Duration.ofMinutes(30))).isEqualTo("30 minutes");
        assertThat(SpokenTime.in(Locale.EN).duration(Duration.ofDays(3))).isEqualTo("72 hours");
        assertThat(SpokenTime.in(Locale.EN).duration(Duration.ofMinutes(30).minusMillis(7)))
                .isEqualTo("30 minutes");
        assertThat(SpokenTime.in(Locale.EN).duration(Duration.ofDays(3).minusMillis(7)))
                .isEqualTo("72 hours");
        assertThat(SpokenTime.in(Locale.EN).duration(Duration.ofMinutes(1))).isEqualTo("1 minute");
        assertThat(SpokenTime.in(Locale.ES).duration(Duration.ofMinutes(30))).isEqualTo("30 minutos");
        assertThat(SpokenTime.in(Locale.ES).duration(Duration.ofDays(3))).isEqualTo("72 horas");
        assertThat(SpokenTime.in(Locale.ES).duration(Duration.ofMinutes(90))).isEqualTo("90 minutos");
    }
}
