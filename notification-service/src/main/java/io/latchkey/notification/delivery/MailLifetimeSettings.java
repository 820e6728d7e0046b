package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what may last. Lifetimes count from the cause, never from the send.
 *
 * @param firstSignIn life of a first-sign-in link, until account-service says it exactly
 * @param passwordReset life of a reset link, until account-service says it exactly
 * @param notice how long a notice is attempted, from its queueing
 * @param cause no mail for a cause older than this
 * @param doubt how long the provider's word is waited for after a lost answer
 * @param silence how long word is waited for after acceptance
 */
@ConfigurationProperties("latchkey.mail")
public record MailLifetimeSettings(
        @DefaultValue("72h") Duration firstSignIn,
        @DefaultValue("30m") Duration passwordReset,
        @DefaultValue("24h") Duration notice,
        @DefaultValue("72h") Duration cause,
        @DefaultValue("60s") Duration doubt,
        @DefaultValue("72h") Duration silence) {

    public MailLifetimeSettings {
        for (Duration each : new Duration[] {firstSignIn, passwordReset, notice, cause, doubt, silence}) {
            if (!each.isPositive()) {
                throw new IllegalArgumentException("latchkey.mail: every duration must be positive");
            }
        }
    }

    Instant calculateExpiry(MailRequest mail, Instant now) {
        return switch (mail.template()) {
            case FIRST_SIGN_IN ->
                earlierOf(mail.causedAt().plus(firstSignIn), mail.causedAt().plus(cause));
            case PASSWORD_RESET -> mail.causedAt().plus(passwordReset);
            case PASSWORD_CHANGED,
                    TWO_FACTOR_REQUIRED,
                    TWO_FACTOR_ENROLLED,
                    TWO_FACTOR_RESET,
                    TWO_FACTOR_REMOVED,
                    RECOVERY_CODE_USED,
                    ADDRESS_CHANGED,
                    ACCESS_REQUEST,
                    ACCESS_DECLINED ->
                earlierOf(now.plus(notice), mail.causedAt().plus(cause));
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
    public Terminated terminateOverdue(MailSnapshot.MailDetails letter, Instant now) {
        if (hasLink(letter.template())) {
            return new Terminated(letter.emailId(), TerminationType.EXPIRED, EmailReason.LINK_EXPIRED);
        }
        return isTooOld(letter.causedAt(), now)
                ? new Terminated(letter.emailId(), TerminationType.EXPIRED, EmailReason.TOO_LATE)
                : new Terminated(letter.emailId(), TerminationType.FAILED, EmailReason.ATTEMPTS_EXHAUSTED);
    }

    /** Whether this mail brings a link. */
    public static boolean hasLink(MailTemplate template) {
        return template == MailTemplate.FIRST_SIGN_IN || template == MailTemplate.PASSWORD_RESET;
    }

    private static Instant earlierOf(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
