package io.latchkey.notification.webhook;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.delivery.MailTransition.ProviderEventType;
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
        ProviderEventType word,
        @Nullable EmailReason reason,
        Instant saidAt,
        @Nullable String words) {}
