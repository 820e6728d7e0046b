package io.latchkey.notification.webhook;

import io.latchkey.contracts.EmailReason;
import io.latchkey.notification.delivery.Happening.Word;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the provider that speaks of a mail of ours, in our words.
 *
 * @param key the same on every copy of the event
 * @param words the provider's own, addresses taken out
 */
record ProviderEvent(
        String key,
        UUID emailId,
        @Nullable Integer attempt,
        Word word,
        @Nullable EmailReason reason,
        Instant saidAt,
        @Nullable String words) {}
