package io.latchkey.notification.delivery;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail and its current state.
 *
 * @param attempts sends started so far
 * @param waits times put back before a send since the last attempt
 * @param dueAt when the state's time is over; null in a final state
 * @param provider of the latest attempt; null before the first
 * @param nextProvider the channel its next attempt should take; null where any will do
 */
public record MailSnapshot(
        MailDetails details,
        JourneyState state,
        int attempts,
        int waits,
        @Nullable Instant dueAt,
        @Nullable EmailReason reason,
        @Nullable MailProvider provider,
        @Nullable MailProvider nextProvider) {

    MailSnapshot withState(JourneyState then, @Nullable Instant due) {
        return new MailSnapshot(details, then, attempts, waits, due, reason, provider, nextProvider);
    }

    MailSnapshot withReason(@Nullable EmailReason why) {
        return new MailSnapshot(details, state, attempts, waits, dueAt, why, provider, nextProvider);
    }

    MailSnapshot rescheduledTo(Instant until) {
        return new MailSnapshot(details, state, attempts, waits + 1, until, reason, provider, nextProvider);
    }

    MailSnapshot withNextProvider(@Nullable MailProvider channel) {
        return new MailSnapshot(details, state, attempts, waits, dueAt, reason, provider, channel);
    }

    /** The data of an event about its latest attempt, or about none before the first. */
    EmailStep latestStep(@Nullable EmailReason stepReason, Instant now) {
        return details.toStep(provider, attempts == 0 ? null : Integer.valueOf(attempts), stepReason, now);
    }

    boolean isOverdue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    /**
     * Which mail goes to whom, and why: the part that never changes, but for the language, which is fixed at the first
     * attempt.
     *
     * @param profileVersion the least profile to send with
     * @param causedAt when the cause happened
     * @param diesAt nothing is sent at or after this
     * @param number what the mail counts, where it counts something
     * @param aboutAccount the account that a mail to somebody else is about; null: about its recipient
     * @param traceparent of the cause
     */
    public record MailDetails(
            UUID emailId,
            UUID causeId,
            UUID accountId,
            MailTemplate template,
            AccountLocale locale,
            long profileVersion,
            Instant causedAt,
            Instant diesAt,
            @Nullable Integer number,
            @Nullable UUID aboutAccount,
            @Nullable String traceparent) {

        EmailStep toStep(
                @Nullable MailProvider provider,
                @Nullable Integer attempt,
                @Nullable EmailReason stepReason,
                Instant at) {
            return new EmailStep(emailId, accountId, causeId, template, locale, provider, attempt, stepReason, at);
        }
    }
}
