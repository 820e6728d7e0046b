package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail and where it stands.
 *
 * @param attempts sends begun so far
 * @param waits times put back before a send since the last attempt
 * @param dueAt when the state's time is over; null at an end
 */
public record Journey(
        Letter letter,
        MailState state,
        int attempts,
        int waits,
        @Nullable Instant dueAt,
        @Nullable EmailReason reason) {

    Journey at(MailState next, @Nullable Instant due) {
        return new Journey(letter, next, attempts, waits, due, reason);
    }

    Journey because(@Nullable EmailReason why) {
        return new Journey(letter, state, attempts, waits, dueAt, why);
    }

    Journey putBack(Instant until) {
        return new Journey(letter, state, attempts, waits + 1, until, reason);
    }

    boolean timeIsOver(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }
}
