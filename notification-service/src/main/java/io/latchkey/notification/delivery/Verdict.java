package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.SuppressionReason;
import io.latchkey.notification.delivery.Happening.Answer.Refused;
import io.latchkey.notification.delivery.Happening.Answered;
import io.latchkey.notification.delivery.Happening.Closed;
import io.latchkey.notification.delivery.Happening.Postponed;
import io.latchkey.notification.delivery.Happening.Said;
import io.latchkey.notification.delivery.Happening.TimePassed;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a mail that speaks against sending its address another one. Counts in whatever order it is said,
 * whether or not the mail's journey goes on by it; of a mail that was never sent nothing is believed.
 */
record Verdict(UUID emailId, UUID accountId, int attempt, SuppressionReason reason) {

    static Optional<Verdict> of(Journey mail, Happening happening) {
        return switch (happening) {
            case Said said -> said(mail, said);
            case Answered answered -> answered(mail, answered);
            case Closed closed -> Optional.empty();
            case Postponed postponed -> Optional.empty();
            case TimePassed passed -> Optional.empty();
        };
    }

    /** A server that refuses the recipient to our face says what a bounce would say later. */
    private static Optional<Verdict> answered(Journey mail, Answered answered) {
        return answered.answer() instanceof Refused refused && refused.recipient() == EmailReason.UNKNOWN_RECIPIENT
                ? Optional.of(new Verdict(
                        answered.emailId(), mail.letter().accountId(), answered.attempt(), SuppressionReason.BOUNCED))
                : Optional.empty();
    }

    private static Optional<Verdict> said(Journey mail, Said said) {
        SuppressionReason against =
                switch (said.word()) {
                    case PROCESSED, DEFERRED, DELIVERED, BLOCKED -> null;
                    case BOUNCED -> SuppressionReason.BOUNCED;
                    case COMPLAINED -> SuppressionReason.REPORTED_SPAM;
                    case DROPPED -> held(said.reason());
                };
        return against == null || mail.attempts() == 0
                ? Optional.empty()
                : Optional.of(
                        new Verdict(said.emailId(), mail.letter().accountId(), Life.attemptOf(mail, said), against));
    }

    /** What the provider must hold against an address that it drops mails to. */
    private static @Nullable SuppressionReason held(@Nullable EmailReason dropped) {
        if (dropped == EmailReason.BOUNCED_BEFORE) {
            return SuppressionReason.BOUNCED;
        }
        if (dropped == EmailReason.REPORTED_SPAM) {
            return SuppressionReason.REPORTED_SPAM;
        }
        if (dropped == EmailReason.UNSUBSCRIBED) {
            return SuppressionReason.UNSUBSCRIBED;
        }
        return dropped == EmailReason.INVALID ? SuppressionReason.INVALID : null;
    }
}
