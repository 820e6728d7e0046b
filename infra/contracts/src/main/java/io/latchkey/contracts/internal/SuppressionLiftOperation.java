package io.latchkey.contracts.internal;

import io.latchkey.contracts.internal.InternalOperation.WorkHandover;
import java.util.Objects;
import java.util.UUID;

/** Lift of a suppression: the gateway hands an executive's wish to notification-service that an account be sent mail. */
public final class SuppressionLiftOperation {

    /** A constant, for the annotation of a route. */
    public static final String PATH = "/internal/v1/liftings";

    public static final WorkHandover<SuppressionLiftRequest> LIFT_SUPPRESSION =
            new WorkHandover<>(PATH, SuppressionLiftRequest.class);

    private SuppressionLiftOperation() {}

    /**
     * Whose suppression is to be lifted; nothing happens where there is none.
     *
     * @param by the account id of the executive who asks
     */
    public record SuppressionLiftRequest(UUID accountId, UUID by) {

        public SuppressionLiftRequest {
            Objects.requireNonNull(accountId, "accountId");
            Objects.requireNonNull(by, "by");
        }
    }
}
