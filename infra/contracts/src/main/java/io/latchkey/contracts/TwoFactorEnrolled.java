package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;

/** The holder proved an authenticator app and now needs it at each sign-in. */
public record TwoFactorEnrolled(UUID accountId, long credentialVersion, Instant at) implements AccountFact {

    public TwoFactorEnrolled {
        Fields.present(accountId, "accountId");
        Fields.counted(credentialVersion, "credentialVersion");
        Fields.present(at, "at");
    }
}
