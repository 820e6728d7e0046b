package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asked for a link for an address that has no account. */
public record PasswordResetForUnknownAddress(UUID requestId, String addressDigest, String networkDigest, Instant at)
        implements SecurityEvent {

    public PasswordResetForUnknownAddress {
        Fields.present(requestId, "requestId");
        Fields.digest(addressDigest, "addressDigest");
        Fields.digest(networkDigest, "networkDigest");
        Fields.present(at, "at");
    }

    @Override
    public @Nullable UUID accountId() {
        return null;
    }
}
