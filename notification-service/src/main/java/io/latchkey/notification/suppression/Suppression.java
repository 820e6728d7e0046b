package io.latchkey.notification.suppression;

import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that is sent nothing at its present address.
 *
 * @param since when the first reason came up
 * @param causeEmailId the mail that the provider reported on
 * @param liftAskedAt null: it was not asked to be lifted
 * @param liftTrouble why it is not lifted yet, for operators
 */
public record Suppression(
        UUID accountId,
        SuppressionReason reason,
        Instant since,
        UUID causeEmailId,
        @Nullable Instant liftAskedAt,
        @Nullable String liftTrouble) {}
