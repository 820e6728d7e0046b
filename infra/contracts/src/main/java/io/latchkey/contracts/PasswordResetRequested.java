package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asked for a link; {@code requestId} equals {@code ce_id}. */
public record PasswordResetRequested(
        UUID requestId,
        UUID accountId,
        long profileVersion,
        RequestedBy requestedBy,
        @Nullable UUID by,
        Instant at) implements AccountFact {

    public PasswordResetRequested {
        Fields.present(requestId, "requestId");
        Fields.present(accountId, "accountId");
        Fields.counted(profileVersion, "profileVersion");
        Fields.present(requestedBy, "requestedBy");
        Fields.present(at, "at");
    }
}
