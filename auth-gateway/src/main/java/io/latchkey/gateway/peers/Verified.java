package io.latchkey.gateway.peers;

import io.latchkey.gateway.directory.StateCopy;
import java.util.UUID;

/** Whom account-service knows to be there: every factor was right, under this credential version. */
public record Verified(UUID accountId, long credentialVersion, StateCopy state) {
    static Verified of(PeerReply reply) {
        return new Verified(reply.account(), reply.credential(), reply.copy());
    }
}
