package io.latchkey.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailLifetimeSettingsTests {

    private static final Instant CAUSED = MailSnapshotFixtures.NOW;
    private final MailLifetimeSettings times = new MailLifetimeSettings(
            Duration.ofDays(3),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15),
            Duration.ofHours(24),
            Duration.ofDays(3),
            Duration.ofSeconds(60),
            Duration.ofDays(3));

    @Test
    void aLinkDiesByItsCauseHoweverLateItIsQueued() {
        Instant late = CAUSED.plus(Duration.ofMinutes(29));

        assertThat(times.calculateExpiry(mail(MailTemplate.PASSWORD_RESET), late))
                .isEqualTo(CAUSED.plus(Duration.ofMinutes(30)));
        assertThat(times.calculateExpiry(mail(MailTemplate.FIRST_SIGN_IN), late))
                .isEqualTo(CAUSED.plus(Duration.ofDays(3)));
    }

    @Test
    void aNoticeIsTriedFor24HoursButNeverPast72OfItsCause() {
        MailRequest notice = mail(MailTemplate.PASSWORD_CHANGED);

        assertThat(times.calculateExpiry(notice, CAUSED)).isEqualTo(CAUSED.plus(Duration.ofHours(24)));
        assertThat(times.calculateExpiry(notice, CAUSED.plus(Duration.ofHours(60))))
                .isEqualTo(CAUSED.plus(Duration.ofDays(3)));
    }

    @Test
    void aNoticeEndsAsTooLateAfter72HoursAndAsExhaustedBefore() {
        MailSnapshot.MailDetails notice = MailSnapshotFixtures.details(MailTemplate.PASSWORD_CHANGED);

        var exhausted = times.terminateOverdue(notice, CAUSED.plus(Duration.ofHours(24)));
        var tooLate = times.terminateOverdue(notice, CAUSED.plus(Duration.ofDays(3)));

        assertThat(exhausted.ending()).isEqualTo(TerminationType.FAILED);
        assertThat(exhausted.reason()).isEqualTo(EmailReason.ATTEMPTS_EXHAUSTED);
        assertThat(tooLate.ending()).isEqualTo(TerminationType.EXPIRED);
        assertThat(tooLate.reason()).isEqualTo(EmailReason.TOO_LATE);
    }

    @Test
    void aMailWithALinkEndsExpired() {
        var end = times.terminateOverdue(
                MailSnapshotFixtures.details(MailTemplate.PASSWORD_RESET), CAUSED.plus(Duration.ofMinutes(30)));

        assertThat(end.ending()).isEqualTo(TerminationType.EXPIRED);
        assertThat(end.reason()).isEqualTo(EmailReason.LINK_EXPIRED);
    }

    @Test
    void aCauseIsTooOldFrom72HoursOn() {
        assertThat(times.isTooOld(CAUSED, CAUSED.plus(Duration.ofDays(3)).minusMillis(1)))
                .isFalse();
        assertThat(times.isTooOld(CAUSED, CAUSED.plus(Duration.ofDays(3)))).isTrue();
    }

    private static MailRequest mail(MailTemplate template) {
        return new MailRequest(
                UUID.randomUUID(), UUID.randomUUID(), template, AccountLocale.ENGLISH, 1, CAUSED, null, null, null);
    }
}
