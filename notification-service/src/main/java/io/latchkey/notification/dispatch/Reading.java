package io.latchkey.notification.dispatch;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailProvider;
import io.latchkey.notification.channel.ChannelChoice;
import io.latchkey.notification.channel.SendOutcome;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import io.latchkey.notification.delivery.Happening.Answer;
import io.latchkey.notification.delivery.Happening.Answered;
import io.latchkey.notification.delivery.Happening.Receipt;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the outcome of a send means for the mail: whether it goes again, when, and which way. */
@Component
final class Reading {

    private final ChannelChoice choice;
    private final Pauses pauses;
    private final Clock clock;

    Reading(ChannelChoice choice, Pauses pauses, Clock clock) {
        this.choice = choice;
        this.pauses = pauses;
        this.clock = clock;
    }

    Answered of(SendOutcome outcome, UUID emailId, int attempt, MailProvider provider) {
        return new Answered(emailId, attempt, provider, answer(outcome, attempt, provider), receipt(outcome));
    }

    private Answer answer(SendOutcome outcome, int attempt, MailProvider provider) {
        return switch (outcome) {
            case SendOutcome.Accepted yes -> new Answer.Accepted();
            case SendOutcome.TryLater later -> new Answer.TryLater(pauses.afterAttempt(attempt, null), null);
            case SendOutcome.Unavailable no -> elsewhere(no, attempt, provider);
            case SendOutcome.Refused no -> new Answer.Refused(aboutRecipient(no.refusal()));
            case SendOutcome.InDoubt lost -> new Answer.InDoubt();
        };
    }

    /** Surely not taken: another channel may have it at once. */
    private Answer elsewhere(SendOutcome.Unavailable no, int attempt, MailProvider provider) {
        MailProvider next = choice.after(provider);
        return next == null
                ? new Answer.TryLater(pauses.afterAttempt(attempt, no.retryAfter()), null)
                : new Answer.TryLater(clock.instant(), next);
    }

    private static @Nullable EmailReason aboutRecipient(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OfRecipient of -> of.reason();
            case Refusal.OfMessage of -> null;
        };
    }

    private static Receipt receipt(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted yes -> new Receipt("accepted", yes.status(), yes.messageId(), null);
            case SendOutcome.TryLater later -> new Receipt("try-later", later.status(), null, later.words());
            case SendOutcome.Unavailable no ->
                new Receipt("channel-" + no.fault().name().toLowerCase(Locale.ROOT), no.status(), null, no.words());
            case SendOutcome.Refused no -> new Receipt("refused", no.status(), null, no.words());
            case SendOutcome.InDoubt lost -> new Receipt("in-doubt", null, null, lost.words());
        };
    }
}
