package io.latchkey.gateway.peers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What notification-service said about whether an account is sent mail. */
public sealed interface SuppressionAnswer {
    /** It is. */
    record Nothing() implements SuppressionAnswer {}

    /**
     * It is sent nothing at its present address.
     *
     * @param liftAskedAt when somebody asked for mail to be sent again; null: nobody did
     */
    record Suppressed(
            String reason, Instant since, @Nullable Instant liftAskedAt) implements SuppressionAnswer {}

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements SuppressionAnswer {}
}
