package io.latchkey.notification.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a provider told us about a mail.
 *
 * @param kind as we read it
 * @param words its own, addresses taken out
 */
public record SaidWord(
        UUID emailId,
        @Nullable Integer attempt,
        String kind,
        @Nullable String reason,
        Instant saidAt,
        Instant receivedAt,
        @Nullable String words) {}
