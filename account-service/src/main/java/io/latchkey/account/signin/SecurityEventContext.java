package io.latchkey.account.signin;

import io.latchkey.account.internalapi.DigestFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt left behind, without personal data.
 *
 * @param accountId null when the address is unknown
 * @param addressDigest keyed digest of the address
 * @param networkDigest keyed digest of where it came from
 */
public record SecurityEventContext(@Nullable UUID accountId, String addressDigest, String networkDigest) {

    // No account has it: a question about nobody runs the same statements as one about somebody.
    private static final UUID NOBODY = new UUID(0, 0);

    public SecurityEventContext {
        DigestFormat.requireValid(addressDigest);
        DigestFormat.requireValid(networkDigest);
    }

    /** The account to look for; one that nobody has when the address is unknown. */
    public UUID accountIdOrNobody() {
        return accountId == null ? NOBODY : accountId;
    }
}
