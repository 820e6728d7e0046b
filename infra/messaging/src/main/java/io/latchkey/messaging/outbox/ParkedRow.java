package io.latchkey.messaging.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that the broker refused for good; later ones of its key wait behind it.
 *
 * @param key the record key, an id
 * @param reason a class and our own words
 */
public record ParkedRow(
        long id,
        String topic,
        String key,
        Instant createdAt,
        Instant parkedAt,
        @Nullable String reason) {}
