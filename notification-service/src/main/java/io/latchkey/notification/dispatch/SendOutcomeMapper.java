package io.latchkey.notification.dispatch;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.notification.channel.SendOutcome;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import io.latchkey.notification.delivery.MailTransition.AttemptFinished;
import io.latchkey.notification.delivery.MailTransition.AttemptRecord;
import io.latchkey.notification.delivery.MailTransition.AttemptResult;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the outcome of a send means for the mail: whether it goes again, when, and which way. */
@Component
final class SendOutcomeMapper {

    private final ChannelRouter choice;
    private final RetryBackoff pauses;
    private final Clock clock;

    SendOutcomeMapper(ChannelRouter choice, RetryBackoff pauses, Clock clock) {
        this.choice = choice;
        this.pauses = pauses;
        this.clock = clock;
    }

    AttemptFinished toFinishedAttempt(SendOutcome outcome, UUID emailId, int attempt, MailProvider provider) {
        return new AttemptFinished(emailId, attempt, provider, toResult(outcome, attempt, provider), toRecord(outcome));
    }

    private AttemptResult toResult(SendOutcome outcome, int attempt, MailProvider provider) {
        return switch (outcome) {
            case SendOutcome.Accepted yes -> new AttemptResult.Accepted();
            case SendOutcome.TryLater later -> new AttemptResult.TryLater(pauses.afterAttempt(attempt, null), null);
            case SendOutcome.Unavailable no -> tryElsewhere(no, attempt, provider);
            case SendOutcome.Refused no -> new AttemptResult.Refused(aboutRecipient(no.refusal()));
            case SendOutcome.InDoubt lost -> new AttemptResult.InDoubt();
        };
    }

    /** Surely not taken: another channel may have it at once. */
    private AttemptResult tryElsewhere(SendOutcome.Unavailable no, int attempt, MailProvider provider) {
        MailProvider next = choice.nextAfter(provider);
        return next == null
                ? new AttemptResult.TryLater(pauses.afterAttempt(attempt, no.retryAfter()), null)
                : new AttemptResult.TryLater(clock.instant(), next);
    }

    private static @Nullable EmailReason aboutRecipient(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OfRecipient of -> of.reason();
            case Refusal.OfMessage of -> null;
        };
    }

    private static AttemptRecord toRecord(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted yes -> new AttemptRecord("accepted", yes.status(), yes.messageId(), null);
            case SendOutcome.TryLater later -> new AttemptRecord("try-later", later.status(), null, later.words());
            case SendOutcome.Unavailable no ->
                new AttemptRecord(
                        "channel-" + no.fault().name().toLowerCase(Locale.ROOT), no.status(), null, no.words());
            case SendOutcome.Refused no -> new AttemptRecord("refused", no.status(), null, no.words());
            case SendOutcome.InDoubt lost -> new AttemptRecord("in-doubt", null, null, lost.words());
        };
    }
}
