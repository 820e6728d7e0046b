package io.latchkey.gateway.peers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer of notification-service about a suppression, as it comes over the wire. */
record SuppressionReply(@Nullable Told suppression) {
    record Told(String reason, Instant since, @Nullable Instant liftAskedAt) {}

    SuppressionAnswer answer() {
        return suppression == null
                ? new SuppressionAnswer.Nothing()
                : new SuppressionAnswer.Suppressed(
                        suppression.reason(), suppression.since(), suppression.liftAskedAt());
    }
}
