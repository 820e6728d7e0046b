package io.latchkey.notification.delivery;

import static io.latchkey.platform.settings.SettingCheck.requirePositive;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import io.latchkey.notification.mail.MailKind;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long mails, their causes and the waits for providers last. Lifetimes count from the cause, not from the send.
 *
 * @param firstSignIn lifetime of a first-sign-in link, until account-service says it exactly
 * @param passwordReset lifetime of a reset link, until account-service says it exactly
 * @param enrolmentCode lifetime of the code of an enrolment, until account-service says it exactly
 * @param notice how long a notice is attempted, from its queueing
 * @param cause no mail for a cause older than this
 * @param doubt how long a provider's report is awaited after a lost answer
 * @param silence how long a provider's report is awaited after acceptance
 */
@ConfigurationProperties("latchkey.mail")
public record MailLifetimeSettings(
        Duration firstSignIn,
        Duration passwordReset,
        Duration enrolmentCode,
        Duration notice,
        Duration cause,
        Duration doubt,
        Duration silence) {

    public MailLifetimeSettings {
        requirePositive("latchkey.mail", firstSignIn, passwordReset, enrolmentCode, notice, cause, doubt, silence);
    }

    Instant calculateExpiry(MailRequest mail, Instant now) {
        Instant causedAt = mail.causedAt();
        return switch (MailKind.of(mail.template()).secret()) {
            case null -> earlierOf(now.plus(notice), causedAt.plus(cause));
            case FIRST_SIGN_IN_LINK -> earlierOf(causedAt.plus(firstSignIn), causedAt.plus(cause));
            case PASSWORD_RESET_LINK -> causedAt.plus(passwordReset);
            case ENROLMENT_CODE -> causedAt.plus(enrolmentCode);
        };
    }

    boolean isTooOld(Instant causedAt, Instant now) {
        return !causedAt.plus(cause).isAfter(now);
    }

    /** Whether a mail for this cause would end at once, if it were queued now. */
    public boolean isOver(MailRequest mail, Instant now) {
        return isTooOld(mail.causedAt(), now) || !calculateExpiry(mail, now).isAfter(now);
    }

    /** How a mail ends whose time is over. */
    public Terminated terminateOverdue(MailSnapshot.MailDetails mail, Instant now) {
        if (MailKind.of(mail.template()).hasSecret()) {
            return new Terminated(mail.emailId(), TerminationType.EXPIRED, EmailReason.LINK_EXPIRED);
        }
        return isTooOld(mail.causedAt(), now)
                ? new Terminated(mail.emailId(), TerminationType.EXPIRED, EmailReason.TOO_LATE)
                : new Terminated(mail.emailId(), TerminationType.FAILED, EmailReason.ATTEMPTS_EXHAUSTED);
    }

    private static Instant earlierOf(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
