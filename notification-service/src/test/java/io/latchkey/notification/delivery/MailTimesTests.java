package io.latchkey.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.Happening.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailTimesTests {

    private static final Instant CAUSED = Journeys.NOW;
    private final MailTimes times = new MailTimes(
            Duration.ofDays(3),
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofDays(3),
            Duration.ofSeconds(60),
            Duration.ofDays(3));

    @Test
    void aLinkDiesByItsCauseHoweverLateItIsQueued() {
        Instant late = CAUSED.plus(Duration.ofMinutes(29));

        assertThat(times.death(mail(MailTemplate.PASSWORD_RESET), late)).isEqualTo(CAUSED.plus(Duration.ofMinutes(30)));
        assertThat(times.death(mail(MailTemplate.FIRST_SIGN_IN), late)).isEqualTo(CAUSED.plus(Duration.ofDays(3)));
    }

    @Test
    void aNoticeIsTriedFor24HoursButNeverPast72OfItsCause() {
        NewMail notice = mail(MailTemplate.PASSWORD_CHANGED);

        assertThat(times.death(notice, CAUSED)).isEqualTo(CAUSED.plus(Duration.ofHours(24)));
        assertThat(times.death(notice, CAUSED.plus(Duration.ofHours(60)))).isEqualTo(CAUSED.plus(Duration.ofDays(3)));
    }

    @Test
    void aNoticeEndsAsTooLateAfter72HoursAndAsExhaustedBefore() {
        Letter notice = Journeys.letter(MailTemplate.PASSWORD_CHANGED);

        var exhausted = times.overdue(notice, CAUSED.plus(Duration.ofHours(24)));
        var tooLate = times.overdue(notice, CAUSED.plus(Duration.ofDays(3)));

        assertThat(exhausted.ending()).isEqualTo(Ending.FAILED);
        assertThat(exhausted.reason()).isEqualTo(EmailReason.ATTEMPTS_EXHAUSTED);
        assertThat(tooLate.ending()).isEqualTo(Ending.EXPIRED);
        assertThat(tooLate.reason()).isEqualTo(EmailReason.TOO_LATE);
    }

    @Test
    void aMailWithALinkEndsExpired() {
        var end = times.overdue(Journeys.letter(MailTemplate.PASSWORD_RESET), CAUSED.plus(Duration.ofMinutes(30)));

        assertThat(end.ending()).isEqualTo(Ending.EXPIRED);
        assertThat(end.reason()).isEqualTo(EmailReason.LINK_EXPIRED);
    }

    @Test
    void aCauseIsTooOldFrom72HoursOn() {
        assertThat(times.tooOld(CAUSED, CAUSED.plus(Duration.ofDays(3)).minusMillis(1)))
                .isFalse();
        assertThat(times.tooOld(CAUSED, CAUSED.plus(Duration.ofDays(3)))).isTrue();
    }

    private static NewMail mail(MailTemplate template) {
        return new NewMail(UUID.randomUUID(), UUID.randomUUID(), template, Locale.EN, 1, CAUSED, null, null);
    }
}
