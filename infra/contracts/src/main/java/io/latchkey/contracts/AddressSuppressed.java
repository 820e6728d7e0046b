package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;

/** An account is sent no more mail at its present address; again with another reason where a weightier one came up. */
public record AddressSuppressed(UUID accountId, SuppressionReason reason, UUID causeEmailId, Instant at)
        implements SuppressionEvent {

    public AddressSuppressed {
        Fields.present(accountId, "accountId");
        Fields.present(reason, "reason");
        Fields.present(causeEmailId, "causeEmailId");
        Fields.present(at, "at");
    }
}
