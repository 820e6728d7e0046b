package io.latchkey.notification.dispatch;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.delivery.MailLifetimeSettings;
import io.latchkey.notification.delivery.MailQueue.AttemptRequest;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.delivery.MailSnapshot.MailDetails;
import io.latchkey.notification.delivery.MailTransition;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import io.latchkey.notification.mail.MailContent;
import io.latchkey.notification.mail.MailContent.EnclosedSecret;
import io.latchkey.notification.mail.MailKind;
import io.latchkey.notification.mail.MailLanguages;
import io.latchkey.notification.recipient.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a mail may be sent to its recipient, from what is known now. */
@Component
final class SendEligibility {

    private final MailLifetimeSettings lifetimes;
    private final RetryBackoff backoff;
    private final MailLanguages languages;
    private final Clock clock;

    SendEligibility(MailLifetimeSettings lifetimes, RetryBackoff backoff, MailLanguages languages, Clock clock) {
        this.lifetimes = lifetimes;
        this.backoff = backoff;
        this.languages = languages;
        this.clock = clock;
    }

    Decision checkEligibility(MailSnapshot mail, @Nullable Recipient recipient) {
        return switch (recipient) {
            case null -> decideUnknown(mail);
            case Recipient.Unreachable unreachable -> terminate(mail, TerminationType.FAILED, EmailReason.NO_RECIPIENT);
            case Recipient.Erased erased -> terminate(mail, TerminationType.SUPPRESSED, EmailReason.ACCOUNT_ERASED);
            case Recipient.Suppressed suppressed ->
                isOutdated(suppressed.person(), mail)
                        ? decideUnknown(mail)
                        : terminate(mail, TerminationType.SUPPRESSED, EmailReason.ADDRESS_SUPPRESSED);
            case Recipient.Known person -> isOutdated(person, mail) ? decideUnknown(mail) : decideKnown(mail, person);
        };
    }

    private static boolean isOutdated(Recipient.Known person, MailSnapshot mail) {
        return person.version() < mail.details().profileVersion();
    }

    private Decision decideKnown(MailSnapshot mail, Recipient.Known person) {
        Instant now = clock.instant();
        Instant expiry = mail.details().diesAt();
        return now.isBefore(expiry)
                ? new PreparedMail(mail, person, chooseLocale(mail, person), expiry, null)
                : new Ineligible(lifetimes.terminateOverdue(mail.details(), now));
    }

    /** Fixed at the first attempt, so that a repeat is the same mail. */
    private AccountLocale chooseLocale(MailSnapshot mail, Recipient.Known person) {
        return mail.attempts() == 0
                ? languages.chooseLanguage(person.locale())
                : mail.details().locale();
    }

    private Decision decideUnknown(MailSnapshot mail) {
        MailDetails details = mail.details();
        return clock.instant().isBefore(details.diesAt())
                ? new Ineligible(new Rescheduled(details.emailId(), backoff.afterWait(mail.waits())))
                : terminate(mail, TerminationType.FAILED, EmailReason.NO_RECIPIENT);
    }

    private static Ineligible terminate(MailSnapshot mail, TerminationType ending, EmailReason reason) {
        return new Ineligible(new Terminated(mail.details().emailId(), ending, reason));
    }

    /** The decision on one mail. */
    sealed interface Decision {}

    /** It may not be sent, and this happens to it instead. */
    record Ineligible(MailTransition transition) implements Decision {}

    /**
     * It may be sent to this person, once it has the link or code it may need.
     *
     * @param diesAt nothing is sent at or after this
     * @param secret its link's token, or its code; null for a notice
     */
    record PreparedMail(
            MailSnapshot mail,
            Recipient.Known person,
            AccountLocale locale,
            Instant diesAt,
            @Nullable SecretValue secret)
            implements Decision {

        PreparedMail withSecret(SecretValue issued, Instant expiresAt) {
            return new PreparedMail(mail, person, locale, expiresAt, issued);
        }

        UUID emailId() {
            return details().emailId();
        }

        MailDetails details() {
            return mail.details();
        }

        MailKind kind() {
            return MailKind.of(details().template());
        }

        AttemptRequest toAttemptRequest(MailProvider provider) {
            return new AttemptRequest(
                    emailId(), diesAt, locale, provider, person.span().last());
        }

        MailContent toContent() {
            Instant causedAt = details().causedAt();
            EnclosedSecret enclosed =
                    secret == null ? null : new EnclosedSecret(secret, diesAt, Duration.between(causedAt, diesAt));
            return new MailContent(
                    kind(),
                    person.name(),
                    locale,
                    causedAt,
                    enclosed,
                    details().number(),
                    details().aboutAccount());
        }
    }
}
