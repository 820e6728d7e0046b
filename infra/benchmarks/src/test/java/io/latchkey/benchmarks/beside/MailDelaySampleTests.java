package io.latchkey.benchmarks.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.benchmarks.system.BenchmarkInbox.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailDelaySampleTests {

    private static final Instant ASKED = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void theFirstMailSinceCountsAndNotTheOneBefore() {
        var mails = List.of(mailAfter(500), mailAfter(40), mailAfter(-3000));
        assertThat(MailDelaySample.delayOf(ASKED, mails)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void twoClocksThatDifferByLittleGiveNothing() {
        assertThat(MailDelaySample.delayOf(ASKED, List.of(mailAfter(-1)))).isZero();
    }

    @Test
    void aMailThatIsMissingIsAnError() {
        assertThatThrownBy(() -> MailDelaySample.delayOf(ASKED, List.of(mailAfter(-3000))))
                .hasMessageContaining("not in the inbox");
    }

    private static Mail mailAfter(long millis) {
        return new Mail("", "a@example.org", ASKED.plusMillis(millis), "smtp", true, List.of());
    }
}
