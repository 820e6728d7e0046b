package io.latchkey.gateway.clients;

import io.latchkey.gateway.directory.Account.StateCopy;
import java.util.UUID;

/** Whom account-service knows to be there: every factor was right, under this credential version. */
public record VerifiedAccount(UUID accountId, long credentialVersion, StateCopy state) {
    static VerifiedAccount fromResponse(AccountServiceResponse reply) {
        return new VerifiedAccount(reply.requireAccountId(), reply.requireCredentialVersion(), reply.toStateCopy());
    }
}
