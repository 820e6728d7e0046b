package io.latchkey.notification.dispatch;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.Locale;
import io.latchkey.notification.delivery.Happening;
import io.latchkey.notification.delivery.Happening.Closed;
import io.latchkey.notification.delivery.Happening.Ending;
import io.latchkey.notification.delivery.Happening.Postponed;
import io.latchkey.notification.delivery.Journey;
import io.latchkey.notification.delivery.Letter;
import io.latchkey.notification.delivery.MailTimes;
import io.latchkey.notification.recipient.Recipient;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a taken mail may go on: is there still time, is there somebody to send it to. */
@Component
final class Admission {

    private final MailTimes times;
    private final Pauses pauses;
    private final Clock clock;

    Admission(MailTimes times, Pauses pauses, Clock clock) {
        this.times = times;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** The decision on one mail. */
    sealed interface Decision {

        /** It may be sent to this person. */
        record Go(Journey mail, Recipient.Known person) implements Decision {

            Letter letter() {
                return mail.letter();
            }

            /** Settled at the first attempt, so that a repeat is the same mail. */
            Locale locale() {
                return mail.attempts() == 0 ? person.locale() : letter().locale();
            }
        }

        /** It may not, and this is what happens to it. */
        record No(Happening instead) implements Decision {}
    }

    Decision on(Journey mail, @Nullable Recipient recipient) {
        return switch (recipient) {
            case null -> unknown(mail);
            case Recipient.Nowhere nowhere ->
                new Decision.No(new Closed(mail.letter().emailId(), Ending.FAILED, EmailReason.NO_RECIPIENT));
            case Recipient.Erased erased ->
                new Decision.No(new Closed(mail.letter().emailId(), Ending.SUPPRESSED, EmailReason.ACCOUNT_ERASED));
            case Recipient.Suppressed shut ->
                shut.person().version() < mail.letter().profileVersion()
                        ? unknown(mail)
                        : new Decision.No(
                                new Closed(mail.letter().emailId(), Ending.SUPPRESSED, EmailReason.ADDRESS_SUPPRESSED));
            case Recipient.Known person ->
                person.version() < mail.letter().profileVersion() ? unknown(mail) : known(mail, person);
        };
    }

    private Decision known(Journey mail, Recipient.Known person) {
        Instant now = clock.instant();
        return now.isBefore(mail.letter().diesAt())
                ? new Decision.Go(mail, person)
                : new Decision.No(times.overdue(mail.letter(), now));
    }

    private Decision unknown(Journey mail) {
        Letter letter = mail.letter();
        return new Decision.No(
                clock.instant().isBefore(letter.diesAt())
                        ? new Postponed(letter.emailId(), pauses.afterWait(mail.waits()))
                        : new Closed(letter.emailId(), Ending.FAILED, EmailReason.NO_RECIPIENT));
    }
}
