package io.latchkey.notification.delivery;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail and where it stands.
 *
 * @param attempts sends begun so far
 * @param waits times put back before a send since the last attempt
 * @param dueAt when the state's time is over; null at an end
 * @param provider of the latest attempt; null before the first
 * @param next the channel its next attempt should take; null where any will do
 */
public record MailSnapshot(
        MailDetails letter,
        MailState state,
        int attempts,
        int waits,
        @Nullable Instant dueAt,
        @Nullable EmailReason reason,
        @Nullable MailProvider provider,
        @Nullable MailProvider next) {

    MailSnapshot withState(MailState then, @Nullable Instant due) {
        return new MailSnapshot(letter, then, attempts, waits, due, reason, provider, next);
    }

    MailSnapshot withReason(@Nullable EmailReason why) {
        return new MailSnapshot(letter, state, attempts, waits, dueAt, why, provider, next);
    }

    MailSnapshot rescheduledTo(Instant until) {
        return new MailSnapshot(letter, state, attempts, waits + 1, until, reason, provider, next);
    }

    MailSnapshot withNextProvider(@Nullable MailProvider channel) {
        return new MailSnapshot(letter, state, attempts, waits, dueAt, reason, provider, channel);
    }

    boolean isOverdue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    /**
     * What is to be told to whom, and why: the part of a mail that never changes, but for its language, which is settled at
     * the first attempt.
     *
     * @param profileVersion the least profile to send with
     * @param causedAt when the cause happened
     * @param diesAt nothing is sent at or after this
     * @param number what the mail counts, where it counts something
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
            @Nullable String traceparent) {}
}
