package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;

/** The holder signed in with a recovery code instead of a one-time password. */
public record RecoveryCodeUsed(UUID accountId, int remaining, Instant at) implements AccountFact {

    public RecoveryCodeUsed {
        Fields.present(accountId, "accountId");
        if (remaining < 0) {
            throw new InvalidEvent("field remaining is below 0");
        }
        Fields.present(at, "at");
    }
}
