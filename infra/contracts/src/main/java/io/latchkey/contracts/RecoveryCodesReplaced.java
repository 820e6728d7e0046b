package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;

/** The holder made new recovery codes; the old ones are dead. */
public record RecoveryCodesReplaced(UUID accountId, Instant at) implements AccountFact {

    public RecoveryCodesReplaced {
        Fields.present(accountId, "accountId");
        Fields.present(at, "at");
    }
}
