package io.latchkey.contracts.internal;

import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.contracts.internal.InternalOperation.AccountLookup;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Suppression: the gateway asks notification-service whether an account is sent no mail, and why. */
public final class SuppressionOperation {

    /** A constant, for the annotation of a route. */
    public static final String PATH = "/internal/v1/accounts/{accountId}/suppression";

    public static final AccountLookup<SuppressionResponse> FIND_SUPPRESSION =
            new AccountLookup<>(PATH, SuppressionResponse.class);

    private SuppressionOperation() {}

    /**
     * Whether an account is sent no mail.
     *
     * @param suppression null when it is sent mail
     */
    public record SuppressionResponse(@Nullable SuppressedAddress suppression) {}

    /**
     * An account that is sent no mail at its present address.
     *
     * @param reason null for one that this version does not know
     * @param since when the first reason came up
     * @param causeEmailId the mail that the provider spoke of
     * @param liftAskedAt when somebody asked for mail to be sent again; null when nobody did
     * @param liftTrouble why it is not lifted yet, in words for operators
     */
    public record SuppressedAddress(
            UUID accountId,
            @Nullable SuppressionReason reason,
            Instant since,
            UUID causeEmailId,
            @Nullable Instant liftAskedAt,
            @Nullable String liftTrouble) {

        public SuppressedAddress {
            Objects.requireNonNull(accountId, "accountId");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(causeEmailId, "causeEmailId");
        }
    }
}
