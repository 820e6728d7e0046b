package io.latchkey.account.signin;

import io.latchkey.contracts.internal.DirectoryFacts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a security event says of an attempt, without personal data.
 *
 * @param accountId null when the address is unknown
 * @param addressDigest keyed digest of the address
 * @param networkDigest keyed digest of where it came from
 */
public record SecurityEventContext(@Nullable UUID accountId, String addressDigest, String networkDigest) {

    // No account has it: an attempt on an unknown address runs the same statements as one on a known address.
    private static final UUID NO_ACCOUNT = new UUID(0, 0);

    public static SecurityEventContext of(@Nullable DirectoryFacts facts, String addressDigest, String networkDigest) {
        return new SecurityEventContext(facts == null ? null : facts.accountId(), addressDigest, networkDigest);
    }

    /** The account to look for; an id that no account has when the address is unknown. */
    UUID accountIdOrNone() {
        return accountId == null ? NO_ACCOUNT : accountId;
    }
}
