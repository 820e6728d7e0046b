package io.latchkey.notification.dispatch;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.delivery.MailLifetimeSettings;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.delivery.MailTransition;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import io.latchkey.notification.mail.MailLanguages;
import io.latchkey.notification.recipient.Recipient;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a taken mail may go on: is there still time, is there somebody to send it to. */
@Component
final class SendEligibility {

    private final MailLifetimeSettings times;
    private final RetryBackoff pauses;
    private final MailLanguages languages;
    private final Clock clock;

    SendEligibility(MailLifetimeSettings times, RetryBackoff pauses, MailLanguages languages, Clock clock) {
        this.times = times;
        this.pauses = pauses;
        this.languages = languages;
        this.clock = clock;
    }

    /** The decision on one mail. */
    sealed interface Decision {

        /**
         * It may be sent to this person.
         *
         * @param mailLocale settled at the first attempt, so that a repeat is the same mail
         */
        record Eligible(MailSnapshot mail, Recipient.Known person, AccountLocale mailLocale) implements Decision {

            MailSnapshot.MailDetails mailDetails() {
                return mail.letter();
            }
        }

        /** It may not, and this is what happens to it. */
        record Ineligible(MailTransition instead) implements Decision {}
    }

    Decision checkEligibility(MailSnapshot mail, @Nullable Recipient recipient) {
        return switch (recipient) {
            case null -> decideUnknown(mail);
            case Recipient.Unreachable nowhere ->
                new Decision.Ineligible(
                        new Terminated(mail.letter().emailId(), TerminationType.FAILED, EmailReason.NO_RECIPIENT));
            case Recipient.Erased erased ->
                new Decision.Ineligible(new Terminated(
                        mail.letter().emailId(), TerminationType.SUPPRESSED, EmailReason.ACCOUNT_ERASED));
            case Recipient.Suppressed shut ->
                shut.person().version() < mail.letter().profileVersion()
                        ? decideUnknown(mail)
                        : new Decision.Ineligible(new Terminated(
                                mail.letter().emailId(), TerminationType.SUPPRESSED, EmailReason.ADDRESS_SUPPRESSED));
            case Recipient.Known person ->
                person.version() < mail.letter().profileVersion() ? decideUnknown(mail) : decideKnown(mail, person);
        };
    }

    private Decision decideKnown(MailSnapshot mail, Recipient.Known person) {
        Instant now = clock.instant();
        return now.isBefore(mail.letter().diesAt())
                ? new Decision.Eligible(mail, person, chooseLocale(mail, person))
                : new Decision.Ineligible(times.terminateOverdue(mail.letter(), now));
    }

    private AccountLocale chooseLocale(MailSnapshot mail, Recipient.Known person) {
        return mail.attempts() == 0
                ? languages.chooseLanguage(person.locale())
                : mail.letter().locale();
    }

    private Decision decideUnknown(MailSnapshot mail) {
        MailSnapshot.MailDetails letter = mail.letter();
        return new Decision.Ineligible(
                clock.instant().isBefore(letter.diesAt())
                        ? new Rescheduled(letter.emailId(), pauses.afterWait(mail.waits()))
                        : new Terminated(letter.emailId(), TerminationType.FAILED, EmailReason.NO_RECIPIENT));
    }
}
