package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailProvider;
import java.time.Instant;
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
public record Journey(
        Letter letter,
        MailState state,
        int attempts,
        int waits,
        @Nullable Instant dueAt,
        @Nullable EmailReason reason,
        @Nullable MailProvider provider,
        @Nullable MailProvider next) {

    Journey at(MailState then, @Nullable Instant due) {
        return new Journey(letter, then, attempts, waits, due, reason, provider, next);
    }

    Journey because(@Nullable EmailReason why) {
        return new Journey(letter, state, attempts, waits, dueAt, why, provider, next);
    }

    Journey putBack(Instant until) {
        return new Journey(letter, state, attempts, waits + 1, until, reason, provider, next);
    }

    Journey by(@Nullable MailProvider channel) {
        return new Journey(letter, state, attempts, waits, dueAt, reason, provider, channel);
    }

    boolean timeIsOver(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }
}
