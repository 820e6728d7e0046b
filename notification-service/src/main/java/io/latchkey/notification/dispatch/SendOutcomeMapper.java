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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the outcome of a send means for the mail: whether it goes again, when, and which way. */
@Component
final class SendOutcomeMapper {

    private final ChannelRouter channels;
    private final RetryBackoff backoff;
    private final Clock clock;

    SendOutcomeMapper(ChannelRouter channels, RetryBackoff backoff, Clock clock) {
        this.channels = channels;
        this.backoff = backoff;
        this.clock = clock;
    }

    AttemptFinished toFinishedAttempt(SendOutcome outcome, UUID emailId, int attempt, MailProvider provider) {
        return new AttemptFinished(emailId, attempt, provider, toResult(outcome, attempt, provider), toRecord(outcome));
    }

    private AttemptResult toResult(SendOutcome outcome, int attempt, MailProvider provider) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> new AttemptResult.Accepted();
            case SendOutcome.TryLater later -> new AttemptResult.TryLater(backoff.afterAttempt(attempt, null), null);
            case SendOutcome.Unavailable unavailable -> tryElsewhere(unavailable, attempt, provider);
            case SendOutcome.Refused refused -> new AttemptResult.Refused(aboutRecipient(refused.refusal()));
            case SendOutcome.InDoubt lost -> new AttemptResult.InDoubt();
        };
    }

    /** Certainly not accepted: another channel may try it at once. */
    private AttemptResult tryElsewhere(SendOutcome.Unavailable unavailable, int attempt, MailProvider provider) {
        MailProvider next = channels.nextAfter(provider);
        return next == null
                ? new AttemptResult.TryLater(backoff.afterAttempt(attempt, unavailable.retryAfter()), null)
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
            case SendOutcome.Accepted accepted ->
                new AttemptRecord("accepted", accepted.status(), accepted.messageId(), null);
            case SendOutcome.TryLater later -> new AttemptRecord("try-later", later.status(), null, later.words());
            case SendOutcome.Unavailable unavailable ->
                new AttemptRecord(
                        "channel-" + unavailable.fault().storedName(), unavailable.status(), null, unavailable.words());
            case SendOutcome.Refused refused -> new AttemptRecord("refused", refused.status(), null, refused.words());
            case SendOutcome.InDoubt lost -> new AttemptRecord("in-doubt", null, null, lost.words());
        };
    }
}
