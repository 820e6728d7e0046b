package io.latchkey.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class InboxMonthsTests {

    private static final Instant NOW = Instant.parse("2026-03-31T23:59:59Z");

    @Test
    void anEventBelongsToTheMonthOfItsOwnTimeInUtc() {
        assertThat(InboxMonths.monthOf(NOW)).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(InboxMonths.monthOf(NOW.plusSeconds(1))).isEqualTo(LocalDate.of(2026, 4, 1));
    }

    @Test
    void theAbsurdIsBroughtToWhereADateCanHoldIt() {
        assertThat(InboxMonths.monthOf(Instant.MIN)).isEqualTo(LocalDate.of(2000, 1, 1));
        assertThat(InboxMonths.monthOf(Instant.MAX)).isEqualTo(LocalDate.of(9999, 12, 1));
    }

    @Test
    void whatATopicAndItsDeadLettersKeepTogetherIsRememberedLonger() {
        Instant oldest = NOW.minus(Duration.ofDays(365 + 30));
        assertThat(InboxMonths.firstKeptMonth(NOW)).isBefore(InboxMonths.monthOf(oldest));
        assertThat(InboxMonths.monthsWithPartition(NOW))
                .startsWith(InboxMonths.firstKeptMonth(NOW))
                .endsWith(LocalDate.of(2026, 5, 1))
                .hasSize(17);
    }
}
