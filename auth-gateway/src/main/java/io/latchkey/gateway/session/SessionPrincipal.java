package io.latchkey.gateway.session;

import io.latchkey.gateway.directory.Account;
import java.time.Instant;
import java.util.UUID;

/** Who sent a request. */
public sealed interface SessionPrincipal {
    /** The holder of an account, by a session that is alive; the account is as the directory has it right now. */
    record SignedIn(Account account, UUID sessionId, Instant signedInAt, Instant expiresAt)
            implements SessionPrincipal {}

    /** Nobody we know. */
    record Anonymous() implements SessionPrincipal {}
}
