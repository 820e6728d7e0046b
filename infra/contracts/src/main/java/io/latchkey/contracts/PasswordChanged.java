package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The holder set a password; sessions and links from before it are dead. */
public record PasswordChanged(
        UUID accountId,
        long credentialVersion,
        PasswordChangeCause cause,
        @Nullable UUID requestId,
        Instant at) implements AccountFact {

    public PasswordChanged {
        Fields.present(accountId, "accountId");
        Fields.counted(credentialVersion, "credentialVersion");
        Fields.present(cause, "cause");
        Fields.present(at, "at");
    }
}
