package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.Happening.Closed;
import io.latchkey.notification.delivery.Happening.Ending;
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
public record MailTimes(
        @DefaultValue("72h") Duration firstSignIn,
        @DefaultValue("30m") Duration passwordReset,
        @DefaultValue("24h") Duration notice,
        @DefaultValue("72h") Duration cause,
        @DefaultValue("60s") Duration doubt,
        @DefaultValue("72h") Duration silence) {

    public MailTimes {
        for (Duration each : new Duration[] {firstSignIn, passwordReset, notice, cause, doubt, silence}) {
            if (!each.isPositive()) {
                throw new IllegalArgumentException("latchkey.mail: every duration must be positive");
            }
        }
    }

    Instant death(NewMail mail, Instant now) {
        return switch (mail.template()) {
            case FIRST_SIGN_IN ->
                earlier(mail.causedAt().plus(firstSignIn), mail.causedAt().plus(cause));
            case PASSWORD_RESET -> mail.causedAt().plus(passwordReset);
            case PASSWORD_CHANGED,
                    TWO_FACTOR_REQUIRED,
                    TWO_FACTOR_ENROLLED,
                    TWO_FACTOR_RESET,
                    TWO_FACTOR_REMOVED,
                    RECOVERY_CODE_USED,
                    ADDRESS_CHANGED,
                    ACCESS_REQUEST,
                    ACCESS_DECLINED -> earlier(now.plus(notice), mail.causedAt().plus(cause));
        };
    }

    boolean tooOld(Instant causedAt, Instant now) {
        return !causedAt.plus(cause).isAfter(now);
    }

    /** Whether a mail for this cause would end at once, if it were queued now. */
    public boolean isOver(NewMail mail, Instant now) {
        return tooOld(mail.causedAt(), now) || !death(mail, now).isAfter(now);
    }

    /** How a mail ends whose time is over. */
    public Closed overdue(Letter letter, Instant now) {
        if (hasLink(letter.template())) {
            return new Closed(letter.emailId(), Ending.EXPIRED, EmailReason.LINK_EXPIRED);
        }
        return tooOld(letter.causedAt(), now)
                ? new Closed(letter.emailId(), Ending.EXPIRED, EmailReason.TOO_LATE)
                : new Closed(letter.emailId(), Ending.FAILED, EmailReason.ATTEMPTS_EXHAUSTED);
    }

    /** Whether this mail brings a link. */
    public static boolean hasLink(MailTemplate template) {
        return template == MailTemplate.FIRST_SIGN_IN || template == MailTemplate.PASSWORD_RESET;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
