package io.latchkey.gateway.session;

import io.latchkey.gateway.directory.Account;
import java.time.Instant;
import java.util.UUID;

/** Who sent a request. */
public sealed interface SessionPrincipal {
    /**
     * The holder of an account, by a session that is alive; the account is as the directory has it right now.
     *
     * @param freshUntil until when the holder counts as having proved every factor just now; at that moment still
     */
    record SignedIn(Account account, UUID sessionId, Instant signedInAt, Instant expiresAt, Instant freshUntil)
            implements SessionPrincipal {
        public boolean isFreshAt(Instant now) {
            return !now.isAfter(freshUntil);
        }

        /** The same holder after a proof. */
        SignedIn withFreshUntil(Instant until) {
            return new SignedIn(account, sessionId, signedInAt, expiresAt, until);
        }
    }

    /** Nobody we know. */
    record Anonymous() implements SessionPrincipal {}
}
