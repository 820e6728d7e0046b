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
        Instant at) implements AccountFact {}
