package io.latchkey.account.trail;

import io.latchkey.account.internalapi.Digests;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt left behind, without personal data.
 *
 * @param accountId null when the address is unknown
 * @param addressDigest keyed digest of the address
 * @param networkDigest keyed digest of where it came from
 */
public record Traces(@Nullable UUID accountId, String addressDigest, String networkDigest) {

    // No account has it: a question about nobody runs the same statements as one about somebody.
    private static final UUID NOBODY = new UUID(0, 0);

    public Traces {
        Digests.check(addressDigest);
        Digests.check(networkDigest);
    }

    /** The account to look for; one that nobody has when the address is unknown. */
    public UUID asked() {
        return accountId == null ? NOBODY : accountId;
    }
}
