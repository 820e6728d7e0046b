package io.latchkey.gateway.executive;

import io.latchkey.gateway.peers.SuppressionAnswer;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That an account is sent nothing, as its page says it; {@code reason} is the end of a key of the pages' texts.
 *
 * @param lifting whether somebody asked for mail to be sent again
 */
record SuppressionCard(String reason, Instant since, boolean lifting) {
    static final Set<String> REASONS = Set.of("bounced", "invalid", "unsubscribed", "reported-spam");

    /** Null where mail is sent, and where nobody can tell right now. */
    static @Nullable SuppressionCard of(SuppressionAnswer answer) {
        return switch (answer) {
            case SuppressionAnswer.Nothing nothing -> null;
            case SuppressionAnswer.Unavailable away -> null;
            case SuppressionAnswer.Suppressed told ->
                new SuppressionCard(
                        REASONS.contains(told.reason()) ? told.reason() : JourneyWords.UNKNOWN,
                        told.since(),
                        told.liftAskedAt() != null);
        };
    }
}
