package io.latchkey.notification.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that waits for more than its turn.
 *
 * @param nextAt when it is looked at again
 * @param diesAt nothing is sent at or after this
 * @param provider of the last attempt; null before the first
 * @param outcome of the last attempt, one word
 * @param words the provider's own, addresses taken out
 */
public record StuckMail(
        UUID emailId,
        UUID accountId,
        String template,
        MailState state,
        int attempts,
        int waits,
        Instant queuedAt,
        @Nullable Instant nextAt,
        Instant diesAt,
        @Nullable String provider,
        @Nullable String outcome,
        @Nullable Integer status,
        @Nullable String words) {}
